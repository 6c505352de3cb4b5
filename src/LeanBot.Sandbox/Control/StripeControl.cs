using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Control;

/// <summary>Paying, cards, refunds, disputes and customers.</summary>
internal sealed class StripeControl(StripeState state, PayDesk desk)
{
    public JsonNode Pay(ControlCall call)
    {
        var url = call.Needed("url", "the url of a payment link, a checkout session or a hosted invoice");
        var payer = new Payer(Card(call), call.Text("email"), call.Flag("authenticate"));
        var result = desk.Pay(url, payer, call.Now);
        var answer = new JsonObject { ["status"] = result.Status };
        if (result.Error is not null)
            answer["error"] = result.Error;
        return answer;
    }

    public JsonNode ReplaceCard(ControlCall call)
    {
        var id = call.Needed("customer", "a customer's id, such as cus_…");
        var card = Card(call);
        var (turn, customer) = Locate(call, "customer", id);
        var method = Stripe.Billing.Customers.ReplaceCard(turn, customer, card);
        return new JsonObject { ["paymentMethod"] = method.Id() };
    }

    public JsonNode Refund(ControlCall call)
    {
        var (turn, charge) = Charge(call);
        var refund = Refunds.Make(
            turn, charge, call.Number("amount"), "requested_by_customer", [], call.Flag("failure"));
        return new JsonObject { ["id"] = refund.Id(), ["status"] = refund.Text("status") };
    }

    public JsonNode Dispute(ControlCall call)
    {
        var (turn, charge) = Charge(call);
        var status = call.Text("status") ?? "needs_response";
        if (status is not ("needs_response" or "warning_needs_response"))
        {
            throw Act.Wrong(
                $"\"status\" is \"{status}\": expected \"needs_response\" or \"warning_needs_response\"");
        }

        var dispute = Refunds.Dispute(turn, charge, call.Text("reason") ?? "fraudulent", status);
        return new JsonObject { ["id"] = dispute.Id(), ["status"] = dispute.Text("status") };
    }

    public JsonNode CloseDispute(ControlCall call)
    {
        var (turn, dispute) = Locate(call, "dispute", call.Id);
        const string Expected = "\"won\", \"lost\", \"warning_closed\" or \"under_review\"";
        var status = call.Needed("status", Expected);
        if (status is not ("won" or "lost" or "warning_closed" or "under_review" or "warning_under_review"))
            throw Act.Wrong($"\"status\" is \"{status}\": expected {Expected}");
        Refunds.Close(turn, dispute, status);
        return new JsonObject { ["id"] = dispute.Id(), ["status"] = status };
    }

    public JsonNode Customers(ControlCall call)
    {
        var shown = new JsonArray();
        foreach (var account in state.Accounts.Where(a => (call.Query("account") ?? a.Name) == a.Name))
        {
            foreach (var customer in account.Objects.All("customer").Where(found => !found.Is("deleted")))
                shown.Add((JsonNode)Show(account, customer));
        }

        return shown;
    }

    private static JsonObject Show(StripeAccount account, JsonObject customer)
    {
        var subscriptions = account.Objects.All("subscription")
            .Where(subscription => subscription.Text("customer") == customer.Id()).ToList();
        var telegram = subscriptions.Select(
            s => (string?)s["metadata"]?["telegram_id"]).LastOrDefault(id => id is not null);
        return new JsonObject
        {
            ["id"] = customer.Id(),
            ["account"] = account.Name,
            ["email"] = customer.Text("email"),
            ["telegram_id"] = telegram ?? (string?)customer["metadata"]?["telegram_id"],
            ["subscriptions"] = new JsonArray([.. subscriptions.Select(Brief)]),
        };
    }

    private static JsonNode Brief(JsonObject subscription) => new JsonObject
    {
        ["id"] = subscription.Id(),
        ["status"] = subscription.Text("status"),
        ["currentPeriodEnd"] = Wire.Moment(Subscriptions.PeriodEnd(subscription)),
        ["latestInvoice"] = subscription.Text("latest_invoice"),
    };

    public static TestCard Card(ControlCall call)
    {
        var number = call.Needed("card", "the number of a Stripe test card, such as 4242424242424242");
        return TestCard.Find(number) ?? throw Act.Wrong($"\"card\" is \"{number}\": expected one of "
            + string.Join(", ", TestCard.All.Select(card => card.Number)));
    }

    private (StripeTurn Turn, JsonObject Charge) Charge(ControlCall call)
    {
        var (invoice, charge) = (call.Text("invoice"), call.Text("charge"));
        var intent = call.Text("payment_intent");
        if (invoice is null && intent is null && charge is null)
            throw Act.Wrong(
                "what is it about? expected \"invoice\", \"charge\" or \"payment_intent\" with an id");
        foreach (var account in state.Accounts)
        {
            var turn = new StripeTurn(account, state.Ids, call.Now);
            if (Refunds.ChargeOf(turn, invoice, intent, charge) is { } found)
                return (turn, found);
        }

        throw Act.NotFound($"no charge is known for {invoice ?? intent ?? charge}");
    }

    private (StripeTurn Turn, JsonObject Found) Locate(ControlCall call, string type, string id)
    {
        foreach (var account in state.Accounts)
        {
            if (account.Objects.Find(type, id) is { } found && !found.Is("deleted"))
                return (new StripeTurn(account, state.Ids, call.Now), found);
        }

        throw Act.NotFound($"there is no {type} {id} in any Stripe account");
    }
}
