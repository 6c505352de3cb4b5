using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

public sealed class MovePlanSurely : AdminButton
{
    private const string Wire = "teamChanges.planSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.ChangePlan;

    public static Choice Button(Voice voice, Subscription held, ChangeTarget target) => Make(
        Wire, voice.Text("teamChanges.surely"),
        $"{held.Key} {Revoking.Fingerprint(held)} {TargetText.Of(target)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ', 3);
        var target = TargetText.Read(words[2]);
        if (turn.Tx.Get<Subscription>(words[0]) is not { } held)
            throw new Refused("engine.staleButtonAdmin");
        if (Revoking.Fingerprint(held) != words[1] || !Changing.IsOpen(turn, held)
            || !PlanOffers.For(held, turn.Config).Contains(target))
        {
            Meanwhile.Show(turn, ShelfScreen.Wire, $"{MemberShelf.Access} {held.Member}");
            return;
        }

        if (SubscriptionChange.IsUnderWay(turn, held))
            throw new Refused("cancellations.busy", ("plan", Held.TitleOf(turn, held)));
        Audits.Note(
            turn, AuditKind.PlanChanged, about: Held.TitleOf(turn, held), before: Held.TitleOf(turn, held),
            after: $"{target.PlanTitle} · {target.Price}", member: held.Member);
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("teamChanges.underWay")));
        turn.Send(
            new ChangeLater(
                held.Account, held.StripeId, target, new MessageRef(), turn.Speaker.Id, shown),
            expiresAt: turn.Now + SubscriptionChange.WorthDoingFor);
    }
}
