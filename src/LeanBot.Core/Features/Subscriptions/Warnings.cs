using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>What a member is told before access ends, and when it has.</summary>
internal static class Warnings
{
    public static Screen OfEnd(Turn turn, Voice voice, Subscription subscription, DateTimeOffset end) => new(
        voice.Text(
            "subscriptions.endsSoon",
            ("plan", Held.TitleOf(turn, subscription)), ("until", end), ("days", DaysUntil(turn, end))),
        [
            .. ResumeIt.Buttons(turn, voice, [subscription]),
            .. subscription.IsGiven
                ? [[ShowPlans.Button(voice.Text("plans.show"))]]
                : Array.Empty<IReadOnlyList<Choice>>(),
            [ShowStatus.Button(voice)],
        ]);

    public static Screen Ended(Turn turn, Voice voice, Subscription subscription)
    {
        var text = voice.Text("subscriptions.ended", ("plan", Held.TitleOf(turn, subscription)));
        return subscription is { Trouble: { PayUrl: not null } trouble, HasEndedAtStripe: false }
            ? WithPayButton(voice, text, trouble)
            : new Screen(text, [ShowPlans.Button(voice.Text("subscriptions.again"))]);
    }

    /// <summary>At least 1: a last day is a day.</summary>
    private static int DaysUntil(Turn turn, DateTimeOffset end) =>
        Math.Max(1, (int)Math.Round((end - turn.Now).TotalDays, MidpointRounding.AwayFromZero));

    private static Screen WithPayButton(Voice voice, string text, Trouble trouble) =>
        trouble.PayUrl is { } url
        ? new Screen(text, [new Choice.Link(voice.Text("subscriptions.payInvoice"), url)])
        : new Screen(text, [ShowStatus.Button(voice)]);
}
