using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Search;

/// <summary>What they hold and held, with the way to each at Stripe.</summary>
public sealed class SubscriptionsSection : MemberSection
{
    /// <summary>The newest ones.</summary>
    private const int ShownMax = 5;

    public override string Name => "subscriptions";

    public override int Place => 20;

    public override MemberShelf Shelf => MemberShelf.Access;

    public override string Of(Turn turn, Member member)
    {
        var held = turn.Tx.Find(Subscription.ByMember, member.Key)
            .OrderByDescending(one => one.GivesAccess)
            .ThenByDescending(one => one.PaidThrough)
            .Take(ShownMax)
            .Select(one => Card(turn, one))
            .ToList();
        if (held.Count == 0) held.Add(turn.Voice.Text("search.noSubscription"));
        var isOneOfSeveral = KnownAccounts.AreSeveral(turn);
        var customers = turn.Tx.Find(StripeCustomer.ByMember, member.Key)
            .Select(customer => Link(turn, customer.Account, $"customers/{customer.CustomerId}")
                + (isOneOfSeveral ? $" ({PlainText.Escape(customer.Account)})" : ""))
            .ToArray();
        if (customers.Length > 0)
        {
            held.Add(turn.Voice.Text(
                "search.customers", ("customers", new Html(string.Join(", ", customers)))));
        }

        return string.Join('\n', held);
    }

    private static string Card(Turn turn, Subscription held)
    {
        var voice = turn.Voice;
        var lines = new List<string>
        {
            voice.Text(
                "search.subscription",
                ("plan", Held.TitleOf(turn, held)),
                ("state", voice.Text(StatusScreen.KeyOf(held))),
                ("link", new Html(held.IsGiven
                    ? voice.Text("search.given")
                    : Link(turn, held.Account, $"subscriptions/{held.StripeId}")))),
        };
        if (!held.IsGiven && KnownAccounts.AreSeveral(turn))
            lines.Add(voice.Text("search.atAccount", ("account", held.Account)));
        if (held.PaidThrough is { } until) lines.Add(voice.Text("search.paidThrough", ("until", until)));
        if (held is { GivesAccess: true, IsPutOff: true }) lines.Add(voice.Text("search.putOff"));
        if (held is { GivesAccess: true, IsPaused: true }) lines.Add(voice.Text("search.paused"));
        else if (held is { GivesAccess: true, Planned: { } planned })
        {
            lines.Add(voice.Text(
                "search.planned",
                ("plan", planned.Target.PlanTitle),
                ("price", ChangeScreens.PriceText(voice, planned.Target)), ("date", planned.At)));
        }
        else if (held is { GivesAccess: true, Renews: true, NextPayment: { } charge, Trouble: null })
            lines.Add(voice.Text("search.nextCharge", ("price", charge), ("date", held.PaidThrough!)));
        if (held is { CancelAt: { } end, GivesAccess: true })
            lines.Add(voice.Text("search.endsOn", ("date", end)));
        if (held.Trouble is { } trouble)
        {
            lines.Add(voice.Text(
                "search.trouble",
                ("price", trouble.Amount), ("attempt", trouble.Attempt), ("date", trouble.At)));
        }

        return string.Join('\n', lines);
    }

    private static string Link(Turn turn, string account, string page) =>
        $"<a href=\"{PlainText.Escape(WorkerRun.DashboardUrl(turn.Tx, account, page))}\">"
        + $"{PlainText.Escape(page.Split('/')[1])}</a>";
}
