using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Features.Disputes;

/// <summary>What a member sees while their bank wants a payment back.</summary>
internal static class DisputeScreens
{
    /// <summary>Why there is no access and nothing is sold; null where nothing is disputed.</summary>
    public static Screen? StillPaused(Turn turn, MemberId member) =>
        CardDisputes.OpenOf(turn, member) is { } payment ? Of(turn, payment) : null;

    private static Screen Of(Turn turn, Payment payment) => new(
        turn.Voice.Text(
            "disputes.stillPaused",
            ("amount", payment.Amount),
            ("plan", Held.TitleOf(turn, turn.Tx.Get<Subscription>(payment.Subscription.Value)!))),
        [WriteToTeam.Button(turn.Voice)]);
}
