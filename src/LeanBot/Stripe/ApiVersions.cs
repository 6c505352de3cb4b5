namespace LeanBot.Stripe;

/// <summary>Versions of Stripe's API are a day and the name of a release train, such as
/// <c>2026-10-28.endive</c>. Within a train they only add to each other.
/// https://docs.stripe.com/api/versioning</summary>
internal static class ApiVersions
{
    /// <summary>Whether what is told in that version can be read here.</summary>
    /// <param name="version">Null where none is told.</param>
    public static bool AreOfOneTrain(string? version) => TrainOf(version) == TrainOf(StripeClient.ApiVersion);

    private static string? TrainOf(string? version) =>
        version?.Split('.', 2) is [{ Length: > 0 }, { Length: > 0 } train] ? train : null;
}
