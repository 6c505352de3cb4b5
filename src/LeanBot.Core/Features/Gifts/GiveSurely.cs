using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Gifts;

/// <summary>The admin's yes to an end that was shown: pressed twice it gives once.</summary>
public sealed class GiveSurely : AdminButton
{
    private const string Wire = "gifts.surely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.GiveAccess;

    /// <param name="before">The end of what was given already, as it was shown.</param>
    public static Choice Button(
        Voice voice, MemberId member, PlanId plan, DateTimeOffset until, DateTimeOffset? before,
        string label = "gifts.surely") => Make(
        Wire, voice.Text(label),
        string.Create(
            CultureInfo.InvariantCulture, $"{member} {plan} {until.UtcTicks} {before?.UtcTicks ?? 0}"));

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var (member, plan) = (MemberScreen.MemberOf(turn, words[0]), new PlanId(words[1]));
        var (until, before) = (At(words[2]), Giving.EndOf(turn, member.Id, plan));
        var shown = long.Parse(words[3], CultureInfo.InvariantCulture);
        if ((before?.UtcTicks ?? 0) != shown || until <= turn.Now)
        {
            Meanwhile.Show(turn, ShelfScreen.Wire, $"{MemberShelf.Access} {member.Id}");
            return;
        }

        var given = Giving.Give(turn, member, plan, until);
        Audits.Note(
            turn, before is null ? AuditKind.Activated : AuditKind.EndSet, about: Held.TitleOf(turn, given),
            before: before is { } was ? Audits.Moment(was) : null, after: Audits.Moment(until),
            member: member.Id);
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                "gifts.given", ("name", member.Name), ("plan", Held.TitleOf(turn, given)), ("until", until)),
            [ShelfScreen.Back(turn.Voice, MemberShelf.Access, member.Id), OpenMenu.Button(turn.Voice)]));
    }

    private static DateTimeOffset At(string ticks) =>
        new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
