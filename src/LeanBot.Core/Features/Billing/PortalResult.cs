using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Billing;

public sealed class PortalResult : ResultRule<OpenPortal, PortalOpened>
{
    protected override void Done(Turn turn, OutboxRow row, OpenPortal request, PortalOpened result)
    {
        if (result.ConfigurationId is { } made) turn.Tx.Put(new Portal(request.Account, made));
        var voice = Speak(turn, request);
        voice.Say(new Screen(
            voice.Text(request.Flow is null ? "billing.open" : "cards.open"),
            [new Choice.Link(voice.Text("billing.link"), result.Url)],
            [ShowBilling.Button(voice.Text("billing.anew"), CustomerOf(request))],
            [ShowStatus.Button(voice)]));
    }

    protected override void Failed(Turn turn, OutboxRow row, OpenPortal request, Failure failure)
    {
        var voice = Speak(turn, request);
        var isDown = failure.Reason is FailureReason.Expired or FailureReason.Exhausted;
        voice.Say(new Screen(
            voice.Text(isDown ? "billing.down" : "billing.refused"),
            [ShowBilling.Button(voice.Text("orders.tryAgain"), CustomerOf(request))],
            [ShowStatus.Button(voice)]));
        if (isDown) return;
        turn.TellAdmins(
            "billing.refusedAdmins",
            ("name", KnownMembers.Of(turn, request.Member).Name),
            ("id", request.Member),
            ("customer", request.CustomerId),
            ("problem", failure.Description));
    }

    private static StripeCustomer CustomerOf(OpenPortal request) =>
        new(request.Account, request.CustomerId, request.Member);

    private static Voice Speak(Turn turn, OpenPortal request) =>
        turn.To(KnownMembers.Of(turn, request.Member)).Editing(request.Screen);
}
