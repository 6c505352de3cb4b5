using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Gifts;

/// <summary>Another end of time that the team has given: how long from today, or through which day ->
/// sure?</summary>
public sealed class SetEndScreen : AdminScreen
{
    public const string Wire = "gifts.end";

    private static readonly int[] UsualDays = [3, 7, 14, 30];

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.GiveAccess;

    public override bool Changes => false;

    public static Choice Button(Turn turn, Subscription given) => OpenScreen.Button(
        turn.Voice.Text("gifts.setEnd", ("plan", Held.TitleOf(turn, given))), Wire, given.Key);

    /// <param name="argument">The subscription, and the days or the day where they are chosen.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var given = GivenOf(turn, words[0]);
        var name = KnownMembers.Of(turn, given.Member).Name;
        if (words.Length < 2)
        {
            turn.Begin(new DaysFlow.State.Ask(Wire, given.Key));
            return new Screen(
                turn.Voice.Text(
                    "gifts.whichEnd",
                    ("name", name), ("plan", Held.TitleOf(turn, given)), ("until", given.PaidThrough!)),
                [
                    .. UsualDays.Select(days => OpenScreen.Button(
                        turn.Voice.Text("gifts.fromToday", ("days", days)), this,
                        string.Create(CultureInfo.InvariantCulture, $"{given.Key} {days}"))).Chunk(2),
                ]);
        }

        var until = Giving.Until(turn, turn.Now, words[1])
            ?? throw new Refused("gifts.wrongDays", ("max", Giving.DaysMax));
        return new Screen(
            turn.Voice.Text(
                "gifts.sureEnd",
                ("name", name), ("plan", Held.TitleOf(turn, given)), ("before", given.PaidThrough!),
                ("until", until)),
            [GiveSurely.Button(
                turn.Voice, given.Member, given.Plan, until, given.PaidThrough, "gifts.surelyEnd")]);
    }

    protected override Choice Back(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        return words.Length < 2
            ? ShelfScreen.Back(turn.Voice, MemberShelf.Access, GivenOf(turn, words[0]).Member)
            : OpenScreen.Back(turn.Voice, Wire, words[0]);
    }

    private static Subscription GivenOf(Turn turn, string key) =>
        turn.Tx.Get<Subscription>(key) is { IsGiven: true, GivesAccess: true } given
            ? given
            : throw new Refused("engine.staleButtonAdmin");
}
