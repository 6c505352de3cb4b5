namespace LeanBot.Core.Features.Parked;

/// <summary>What waits for an admin: all of it, or one item with its raw text.</summary>
public sealed class ParkedList : AdminCommand
{
    private const int ShownMax = 8;
    private const int RawShownMax = 2_500;
    private const int ReasonShownMax = 200;

    public override string Name => "parked";

    public override void Run(Turn turn, string args)
    {
        if (args.Length > 0) ShowOne(turn, Find(turn, args.ToLowerInvariant()));
        else ShowAll(turn);
    }

    /// <exception cref="Refused">There is none of that reference any more.</exception>
    public static ParkedItem Find(Turn turn, string reference) =>
        turn.Tx.Get<ParkedItem>(reference) is { DroppedAt: null } item
            ? item
            : throw new Refused("parked.gone", ("reference", reference));

    private static void ShowAll(Turn turn)
    {
        var items = turn.Tx.All<ParkedItem>()
            .Where(item => item.DroppedAt is null)
            .OrderByDescending(item => item.At)
            .ThenBy(item => item.Reference, StringComparer.Ordinal)
            .ToArray();
        if (items.Length == 0)
        {
            turn.Voice.Say("parked.none");
            return;
        }

        var shown = items.Take(ShownMax).ToArray();
        var text = turn.Voice.Text("parked.head", ("count", items.Length), ("shown", shown.Length));
        turn.Voice.Say(new Screen(
            string.Join("\n\n", shown.Select(item => Line(turn, item)).Prepend(text)),
            [.. shown.SelectMany(item => ParkedButtons.For(turn.Voice, item))]));
    }

    private static void ShowOne(Turn turn, ParkedItem item)
    {
        var raw = item.Raw.Length <= RawShownMax ? item.Raw : item.Raw[..RawShownMax] + " …";
        var text = raw.Length == 0
            ? Line(turn, item)
            : Line(turn, item) + "\n\n" + turn.Voice.Text("parked.raw", ("raw", raw));
        turn.Voice.Say(new Screen(text, [.. ParkedButtons.For(turn.Voice, item)]));
    }

    private static string Line(Turn turn, ParkedItem item) => turn.Voice.Text(
        item.TellAt is null ? "parked.line" : "parked.lineWaiting",
        ("reference", item.Reference),
        ("cause", item.Cause),
        ("reason", item.Reason.Length <= ReasonShownMax ? item.Reason : item.Reason[..ReasonShownMax] + "…"),
        ("at", item.At));
}
