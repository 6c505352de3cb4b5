using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Exports;

/// <summary>Everybody the bot knows, a row each, with what they hold.</summary>
public sealed class MembersTable : ExportTable
{
    public override string Name => "members";

    public override IReadOnlyList<string> Columns =>
    [
        "id", "name", "username", "language", "met_at", "terms_accepted_at", "reachable", "plans", "states",
        "paid_through", "renews", "account", "inside", "wanted", "promo", "referrer", "emails",
    ];

    public override IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config)
    {
        var members = state.All<Member>().ToArray();
        var held = state.All<Subscription>().ToArray();
        var access = state.All<Access>().ToArray();
        var customers = state.All<StripeCustomer>().ToArray();
        return Rows(members, held, access, customers, config);
    }

    private static IEnumerable<string[]> Rows(
        Member[] members, Subscription[] held, Access[] access, StripeCustomer[] customers, Config config)
    {
        var emails = customers.Where(one => one.Email is not null)
            .ToLookup(one => one.Member, one => one.Email!);
        var subscriptions = held.ToLookup(one => one.Member);
        var doors = access.ToLookup(one => one.Member);
        var titles = config.Plans.ToDictionary(plan => plan.Id, plan => plan.Title);
        return members.OrderBy(member => member.Id.Value).Select(member => Row(
            member, [.. subscriptions[member.Id].OrderByDescending(one => one.PaidThrough)],
            [.. doors[member.Id]], emails[member.Id], titles));
    }

    private static string[] Row(
        Member member, Subscription[] all, Access[] doors, IEnumerable<string> emails,
        Dictionary<PlanId, string> titles)
    {
        var live = all.Where(one => one.GivesAccess).ToArray();
        var shown = live.Length > 0 ? live : [.. all.Take(1)];
        return
        [
            member.Id.ToString(),
            member.Name,
            member.Username ?? "",
            member.Language,
            Cells.Moment(member.MetAt),
            Cells.Moment(member.TermsAcceptedAt),
            Cells.YesNo(member.IsReachable),
            Cells.Several(shown.Select(one => titles.GetValueOrDefault(one.Plan) ?? one.Plan.Value)),
            Cells.Several(shown.Select(one => one.State.ToString())),
            Cells.Moment(shown.Max(one => one.PaidThrough)),
            Cells.YesNo(live.Any(one => one.Renews)),
            Cells.Several(shown.Select(one => one.IsGiven ? "given" : one.Account).Distinct()),
            ChannelsOf(doors.Where(one => one.Known == Presence.In)),
            ChannelsOf(doors.Where(one => one.IsWanted)),
            member.Promo?.Code ?? "",
            member.Referrer?.Code ?? "",
            Cells.Several(emails.Distinct(StringComparer.OrdinalIgnoreCase)),
        ];
    }

    private static string ChannelsOf(IEnumerable<Access> doors) =>
        Cells.Several(doors.Select(one => one.Channel.Value).Order(StringComparer.Ordinal));
}
