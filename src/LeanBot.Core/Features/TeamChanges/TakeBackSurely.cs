using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>The admin's yes; it names the change that was shown.</summary>
public sealed class TakeBackSurely : AdminButton
{
    private const string Wire = "teamChanges.takeBackSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.ChangePlan;

    public static Choice Button(Voice voice, Subscription held, PlannedChange planned) => Make(
        Wire, voice.Text("teamChanges.surely"), $"{held.Key} {planned.ScheduleId}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (turn.Tx.Get<Subscription>(words[0]) is not { } held)
            throw new Refused("engine.staleButtonAdmin");
        if (held.Planned is not { } planned || planned.ScheduleId != words[1])
        {
            Meanwhile.Show(turn, ShelfScreen.Wire, $"{MemberShelf.Access} {held.Member}");
            return;
        }

        if (SubscriptionChange.IsUnderWay(turn, held))
            throw new Refused("cancellations.busy", ("plan", Held.TitleOf(turn, held)));
        Audits.Note(
            turn, AuditKind.PlanChangeTakenBack, about: Held.TitleOf(turn, held),
            before: $"{planned.Target.PlanTitle} · {planned.Target.Price}", after: Held.TitleOf(turn, held),
            member: held.Member);
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("teamChanges.underWay")));
        turn.Send(
            new KeepPlan(
                held.Account, held.StripeId, planned.ScheduleId, new MessageRef(), turn.Speaker.Id, shown),
            expiresAt: turn.Now + SubscriptionChange.WorthDoingFor);
    }
}
