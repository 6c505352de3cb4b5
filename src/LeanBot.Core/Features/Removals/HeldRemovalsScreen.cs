using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Removals;

/// <summary>Who waits to be let out, and what an admin can do about it.</summary>
internal static class HeldRemovalsScreen
{
    private const int NamesMax = 15;

    public static Screen Of(Turn turn)
    {
        var held = WaitingOf(turn);
        var text = RemovalGuard.IsObserving(turn)
            ? turn.Voice.Text("removals.observing") + "\n\n" + held.Html
            : held.Html;
        var last = KickPlans.LastRun(turn);
        return new Screen(
            text,
            [
                .. held.Rows,
                [MakeKickPlan.Button(turn.Voice)],
                last is null
                    ? []
                    :
                    [
                        OpenScreen.Button(
                            turn.Voice.Text("removals.lastRun", ("day", last.AppliedAt!)),
                            KickPlanScreen.Wire, $"{last.Id} 0"),
                    ],
            ]);
    }

    private static Screen WaitingOf(Turn turn)
    {
        var waiting = RemovalGuard.Waiting(turn);
        if (waiting.Count == 0) return new Screen(turn.Voice.Text("removals.none"));
        var going = waiting.Take(RemovalGuard.AtOnceMax).ToArray();
        var upTo = going[^1].At;
        var people = waiting.GroupBy(held => held.Member).ToArray();
        var names = people.Take(NamesMax).Select(own => Line(turn, own.Key, [.. own]));
        var more = people.Length - NamesMax;
        var text = turn.Voice.Text(
            "removals.list", ("count", people.Length), ("names", new Html(string.Join('\n', names))));
        if (more > 0) text += "\n" + turn.Voice.Text("removals.more", ("count", more));
        if (RemovalGuard.IsObserving(turn)) return new Screen(text);
        return new Screen(
            text,
            [LetThemOut.Button(turn.Voice, RemovalGuard.PeopleIn(going), upTo)],
            [KeepThem.Button(turn.Voice, RemovalGuard.PeopleIn(going), upTo)]);
    }

    private static string Line(Turn turn, MemberId member, HeldRemoval[] held) => turn.Voice.Text(
        held.Any(one => one.Channel is null) ? "removals.line" : "removals.lineChannels",
        ("name", turn.Tx.Get<Members.Member>(member.ToString())?.Name ?? member.ToString()),
        ("id", member),
        ("channels", string.Join(
            ", ", held.Select(one => one.Channel).OfType<ChannelId>().Select(one => Chats.TitleOf(turn, one)))));
}
