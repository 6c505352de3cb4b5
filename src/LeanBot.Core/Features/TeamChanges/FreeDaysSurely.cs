using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

public sealed class FreeDaysSurely : AdminButton
{
    private const string Wire = "teamChanges.freeSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.GiveAccess;

    public static Choice Button(Voice voice, Subscription held, int days) => Make(
        Wire, voice.Text("gifts.surely"),
        string.Create(CultureInfo.InvariantCulture, $"{held.Key} {days} {Revoking.Fingerprint(held)}"));

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ', 3);
        if (turn.Tx.Get<Subscription>(words[0]) is not { } held)
            throw new Refused("engine.staleButtonAdmin");
        if (Revoking.Fingerprint(held) != words[2] || FreeDaysScreen.Obstacle(turn, held) is not null)
        {
            Meanwhile.Show(turn, ShelfScreen.Wire, $"{MemberShelf.Access} {held.Member}");
            return;
        }

        var before = held.PaidThrough!.Value;
        var until = before.AddDays(int.Parse(words[1], CultureInfo.InvariantCulture));
        Revoking.Send(turn, held, TeamChangeKind.FreeDays, until);
        Audits.Note(
            turn, AuditKind.FreeDaysAdded, about: Held.TitleOf(turn, held), before: Audits.Moment(before),
            after: Audits.Moment(until), member: held.Member);
    }
}
