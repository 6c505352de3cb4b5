using System.Globalization;

namespace LeanBot.Core.Features.Dunning;

/// <summary>One reminder of a renewal that is not paid. Its moment is told in one of three ways.</summary>
/// <param name="Text">A key of the texts: subscriptions.paymentFailed, dunning.again, dunning.still or
/// subscriptions.graceEnds.</param>
public sealed record DunningStep(string Text)
{
    /// <summary>When Stripe has tried so often, counted from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>So many days after the first attempt that failed.</summary>
    public int? Day { get; init; }

    /// <summary>So many days before the grace period ends.</summary>
    public int? DaysBeforeEnd { get; init; }

    /// <summary>The ways out under it, in their order: pay, card, portal, status.</summary>
    public IReadOnlyList<DunningButton> Buttons { get; init; } = [DunningButton.Pay, DunningButton.Card];

    /// <summary>Whether the team hears of it too.</summary>
    public bool TellsTeam { get; init; }

    /// <summary>What is kept of it once it was said.</summary>
    public string Name => this switch
    {
        { Attempt: { } attempt } => Name1("attempt", attempt),
        { Day: { } day } => Name1("day", day),
        _ => Name1("beforeEnd", DaysBeforeEnd ?? 0),
    };

    private static string Name1(string way, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{way}:{number}");
}
