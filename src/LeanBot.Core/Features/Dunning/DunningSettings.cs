namespace LeanBot.Core.Features.Dunning;

/// <summary>What is done about renewals that are not paid, from <c>config/dunning.json</c>.</summary>
public sealed record DunningSettings
{
    /// <summary>What a reminder can say.</summary>
    public static readonly IReadOnlyList<string> Texts =
        ["subscriptions.paymentFailed", "dunning.again", "dunning.still", "subscriptions.graceEnds"];

    /// <summary>How long access is kept past what is paid; graceDays of leanbot.json where it is left out.
    /// </summary>
    public int? GraceDays { get; init; }

    /// <summary>The reminders. Each is said once an invoice, at sensible hours, while access lasts.</summary>
    public IReadOnlyList<DunningStep> Steps { get; init; } =
    [
        new("subscriptions.paymentFailed") { Attempt = 1, TellsTeam = true },
        new("dunning.again") { Attempt = 2 },
        new("subscriptions.graceEnds") { DaysBeforeEnd = 1 },
    ];
}
