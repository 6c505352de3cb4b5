using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Stripe.Resources;

namespace LeanBot.Sandbox.Control;

/// <summary>The customer portal: what its visitors do, and its settings in the dashboard.</summary>
internal sealed class PortalControl(StripeState state, PortalDesk desk)
{
    public JsonNode Act(ControlCall call)
    {
        var url = call.Needed("url", "the url of a portal session");
        var isDone = true;
        switch (call.Needed("act", "\"card\", \"cancel\", \"resume\" or \"plan\""))
        {
            case "card":
                isDone = desk.ChangeCard(url, StripeControl.Card(call), call.Flag("authenticate"), call.Now);
                break;
            case "cancel":
                desk.Cancel(url, Subscription(call), call.Now);
                break;
            case "resume":
                desk.Resume(url, Subscription(call), call.Now);
                break;
            case "plan":
                desk.ChangePlan(
                    url, Subscription(call), call.Needed("price", "a price's id, such as price_…"), call.Now);
                break;
            case var other:
                throw Sandbox.Act.Wrong(
                    $"\"act\" is \"{other}\": expected \"card\", \"cancel\", \"resume\" "
                    + "or \"plan\"");
        }

        return new JsonObject { ["status"] = isDone ? "done" : "action_required" };
    }

    /// <summary>Somebody saves the portal's settings in the dashboard: from then on there is a
    /// default.</summary>
    public JsonNode SaveSettings(ControlCall call)
    {
        var name = call.Text("account");
        var account = state.Accounts.FirstOrDefault(one => (name ?? one.Name) == one.Name)
            ?? throw Sandbox.Act.NotFound($"there is no Stripe account \"{name}\"");
        var turn = new StripeTurn(account, state.Ids, call.Now);
        return new JsonObject { ["configuration"] = PortalResource.MakeDefault(turn).Id() };
    }

    private static string Subscription(ControlCall call) =>
        call.Needed("subscription", "a subscription's id, such as sub_…");
}
