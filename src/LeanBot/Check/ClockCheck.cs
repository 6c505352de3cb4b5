using System.Globalization;
using LeanBot.Configuration;

namespace LeanBot.Check;

/// <summary>This machine's clock, beside the one that Telegram and Stripe write into each answer.</summary>
internal static class ClockCheck
{
    /// <summary>Signatures of webhooks are refused from five minutes on.</summary>
    private static readonly TimeSpan SkewMax = TimeSpan.FromSeconds(30);

    public static async Task Look(
        Section section, Places places, HttpClient http, TimeProvider clock, TimeSpan patience,
        CancellationToken cut)
    {
        var skews = await Task.WhenAll(
            Skew("Telegram", places.Telegram, http, clock, patience, cut),
            Skew("Stripe", places.Stripe, http, clock, patience, cut));
        foreach (var (name, skew) in skews)
        {
            if (skew is { } by) Tell(section, name, by);
        }
    }

    /// <summary>How far this machine is ahead of another's Date; null where it did not answer, which has a
    /// line of its own.</summary>
    private static async Task<(string Name, TimeSpan? By)> Skew(
        string name, Uri address, HttpClient http, TimeProvider clock, TimeSpan patience,
        CancellationToken cut)
    {
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cut);
        try
        {
            using var answer = await http.GetAsync(
                address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (name, answer.Headers.Date is { } told ? clock.GetUtcNow() - told : null);
        }
        catch (Exception failure) when (failure is HttpRequestException
            || (failure is OperationCanceledException && !cut.IsCancellationRequested))
        {
            return (name, null);
        }
    }

    private static void Tell(Section section, string name, TimeSpan by)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{by.Duration().TotalSeconds:0} s");
        if (by.Duration() <= SkewMax)
            section.Fine($"clock, beside {name}'s", $"{seconds} apart");
        else
            section.Wrong(
                $"clock, beside {name}'s", $"{seconds} {(by > TimeSpan.Zero ? "ahead" : "behind")}",
                "Let it be kept right: timedatectl set-ntp true.");
    }
}
