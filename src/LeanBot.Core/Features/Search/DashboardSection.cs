using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Search;

/// <summary>The ways to Stripe's dashboard.</summary>
public sealed class DashboardSection : MemberSection
{
    private const int ShownMax = 4;

    public override string Name => "dashboard";

    public override int Place => 44;

    public override MemberShelf Shelf => MemberShelf.Money;

    public override string? Of(Turn turn, Member member) => null;

    public override IEnumerable<Choice> Buttons(Turn turn, Member member) => turn.Tx
        .Find(StripeCustomer.ByMember, member.Key)
        .Select(one => Link(turn, "search.openCustomer", one.Account, $"customers/{one.CustomerId}"))
        .Concat(turn.Tx.Find(Subscription.ByMember, member.Key)
            .Where(held => !held.IsGiven)
            .OrderByDescending(held => held.PaidThrough)
            .Take(ShownMax)
            .Select(held => Link(
                turn, "search.openSubscription", held.Account, $"subscriptions/{held.StripeId}",
                Held.TitleOf(turn, held))));

    private static Choice.Link Link(Turn turn, string text, string account, string page, string plan = "") =>
        new(
            turn.Voice.Text(
                text,
                ("plan", new Html(plan)),
                ("account", new Html(KnownAccounts.AreSeveral(turn) ? $" ({account})" : ""))),
            WorkerRun.DashboardUrl(turn.Tx, account, page));
}
