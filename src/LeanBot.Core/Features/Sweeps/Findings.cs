using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Compares who should be inside with who is known to be.</summary>
internal static class Findings
{
    /// <summary>Null where everything is as it should be.</summary>
    public static FindingKind? KindOf(Turn turn, Access access) => access switch
    {
        { IsWanted: true, IsBanned: true } => FindingKind.Banned,
        { IsWanted: true, Known: Presence.Out } => FindingKind.Missing,
        { IsWanted: false, Known: Presence.In, IsGuest: false, IsAdministrator: false }
            when !Doors.HasRight(turn, access.Member, access.Channel) => FindingKind.WithoutRight,
        _ => null,
    };

    /// <summary>Everybody of a kind in a channel. A pass through all, when an admin asks.</summary>
    public static IReadOnlyList<Access> Of(Turn turn, ChannelId channel, FindingKind kind) =>
    [
        .. turn.Tx.All<Access>()
            .Where(access => access.Channel == channel && KindOf(turn, access) == kind)
            .OrderBy(access => access.Member.Value),
    ];

    /// <summary>All channels, in one pass.</summary>
    public static IReadOnlyList<ChannelFindings> All(Turn turn)
    {
        var tallies = turn.Config.Channels.ToDictionary(channel => channel.Id, _ => new Tally());
        foreach (var access in turn.Tx.All<Access>())
        {
            if (tallies.GetValueOrDefault(access.Channel) is not { } tally) continue;
            if (access is { Known: Presence.In, IsAdministrator: false }) tally.Inside++;
            var kind = KindOf(turn, access);
            if (kind == FindingKind.Banned) tally.Banned++;
            else if (kind == FindingKind.WithoutRight) tally.WithoutRight++;
            else if (kind == FindingKind.Missing) tally.Note(IsReachable(turn, access.Member));
        }

        return [.. tallies.Select(one => Of(turn, one.Key, one.Value))];
    }

    /// <summary>How many people would be written to, whatever the number of channels they miss.</summary>
    public static int ToInvite(Turn turn) => turn.Tx.All<Access>()
        .Where(access => KindOf(turn, access) == FindingKind.Missing && IsReachable(turn, access.Member))
        .Select(access => access.Member)
        .Distinct()
        .Count();

    public static bool IsReachable(Turn turn, MemberId member) =>
        turn.Tx.Get<Member>(member.ToString()) is { IsReachable: true };

    private static ChannelFindings Of(Turn turn, ChannelId channel, Tally tally)
    {
        var heads = turn.Tx.Get<HeadCount>(channel.Value);
        return new ChannelFindings(
            channel, tally.Inside, heads?.Count, heads?.Administrators ?? 0, heads?.Strangers ?? 0,
            tally.Missing, tally.Unreachable, tally.Banned, tally.WithoutRight,
            turn.Tx.Get<LostRights>(channel.Value)?.Missing ?? []);
    }

    private sealed class Tally
    {
        public int Inside { get; set; }
        public int Banned { get; set; }
        public int WithoutRight { get; set; }
        public int Missing { get; private set; }
        public int Unreachable { get; private set; }

        public void Note(bool isReachable)
        {
            Missing++;
            if (!isReachable) Unreachable++;
        }
    }
}
