using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Whom a broadcast is for. Of each list one has to fit; an empty one asks for nothing.</summary>
/// <param name="Languages">Codes of the texts.</param>
/// <param name="NewWithinDays">Met by the bot within so many days.</param>
/// <param name="EndingWithinDays">Has access that ends within so many days and does not renew.</param>
/// <param name="IsList">Those of <see cref="BroadcastList"/>, and nothing else counts.</param>
public sealed record Audience(
    IReadOnlyList<AudienceState> States,
    IReadOnlyList<PlanId> Plans,
    IReadOnlyList<string> Languages,
    int? NewWithinDays = null,
    int? EndingWithinDays = null,
    bool IsList = false)
{
    public const int DaysMax = 3_650;

    public static readonly Audience Everybody = new([], [], []);

    public Audience Toggled(AudienceState state) => this with { States = Toggled(States, state) };

    public Audience Toggled(PlanId plan) => this with { Plans = Toggled(Plans, plan) };

    public Audience Toggled(string language) => this with { Languages = Toggled(Languages, language) };

    private static T[] Toggled<T>(IReadOnlyList<T> all, T one) where T : notnull =>
        all.Contains(one) ? [.. all.Where(other => !other.Equals(one))] : [.. all, one];
}
