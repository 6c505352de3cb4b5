using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Gifts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>Free days on a subscription of Stripe: the next charge moves. How many -> sure?</summary>
public sealed class FreeDaysScreen : AdminScreen
{
    public const string Wire = "teamChanges.freeDays";

    /// <summary>Stripe moves a charge by no more than two years.</summary>
    internal const int DaysMax = 365;

    private static readonly int[] UsualDays = [3, 7, 14, 30];

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.GiveAccess;

    public override bool Changes => false;

    public static Choice Button(Turn turn, Subscription held) => OpenScreen.Button(
        turn.Voice.Text("teamChanges.freeDays", ("plan", Held.TitleOf(turn, held))), Wire, held.Key);

    /// <summary>Why there is no next charge that could be moved; null where there is one.</summary>
    internal static string? Obstacle(Turn turn, Subscription held) => held switch
    {
        { HasEndedAtStripe: true } or { GivesAccess: false } => "teamChanges.noFreeEnded",
        { Trouble: not null } => "teamChanges.noFreeUnpaid",
        { IsPaused: true } => "teamChanges.noFreePaused",
        { CancelAt: not null } => "teamChanges.noFreeEnding",
        { Planned: not null } => "teamChanges.noFreePlanned",
        _ => held.PaidThrough > turn.Now ? null : "teamChanges.noFreeEnded",
    };

    /// <param name="argument">The subscription, and the days where they are chosen.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (turn.Tx.Get<Subscription>(words[0]) is not { IsGiven: false } held)
            throw new Refused("engine.staleButtonAdmin");
        var values = ValuesOf(turn, held);
        if (Obstacle(turn, held) is { } why) return new Screen(turn.Voice.Text(why, values));
        if (words.Length < 2)
        {
            turn.Begin(new DaysFlow.State.Ask(Wire, held.Key));
            return new Screen(
                turn.Voice.Text("teamChanges.howManyFree", values),
                [
                    .. UsualDays.Select(days => OpenScreen.Button(
                        turn.Voice.Text("dates.days", ("count", (long)days)), this,
                        string.Create(CultureInfo.InvariantCulture, $"{held.Key} {days}"))).Chunk(2),
                ]);
        }

        if (!int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > DaysMax)
            throw new Refused("gifts.wrongDays", ("max", DaysMax));
        var until = held.PaidThrough!.Value.AddDays(count);
        return new Screen(
            turn.Voice.Text("teamChanges.sureFree", [.. values, ("after", until)]),
            [FreeDaysSurely.Button(turn.Voice, held, count)]);
    }

    protected override Choice? Back(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (words.Length > 1) return OpenScreen.Back(turn.Voice, Wire, words[0]);
        return turn.Tx.Get<Subscription>(words[0]) is { } held
            ? ShelfScreen.Back(turn.Voice, MemberShelf.Access, held.Member)
            : null;
    }

    private static (string Name, object Value)[] ValuesOf(Turn turn, Subscription held) =>
    [
        ("plan", Held.TitleOf(turn, held)), ("name", KnownMembers.Of(turn, held.Member).Name),
        ("until", held.PaidThrough ?? turn.Now), ("price", held.NextPayment?.ToString() ?? "—"),
    ];
}
