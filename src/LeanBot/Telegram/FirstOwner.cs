using System.Security.Cryptography;
using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Owner;

namespace LeanBot.Telegram;

/// <summary>While nobody is in the team, a code in the log lets whoever can read it in. It is the one secret
/// that is logged on purpose: it works once, for a day, and only until somebody is in.</summary>
internal sealed class FirstOwner(
    LiveConfig live, BotClient adminBot, Inbox inbox, TimeProvider clock, ILogger<FirstOwner> log)
{
    private const int SeedBytes = 32;

    /// <summary>The name is a help and no more: a start does not wait long for Telegram.</summary>
    private static readonly TimeSpan NameWithin = TimeSpan.FromSeconds(5);

    public async Task Invite(CancellationToken stop)
    {
        if (live.Config.Admins.Count > 0) return;
        var code = new Entropy(RandomNumberGenerator.GetBytes(SeedBytes)).Code();
        var now = clock.GetUtcNow();
        await inbox.HandlePatiently(
            new Incoming.OwnerCodeMade($"owner:{now:O}", OwnerCode.HashOf(code)), stop);
        var until = TimeZoneInfo.ConvertTime(now + OwnerCode.ValidFor, live.Config.Zone);
        log.LogWarning(
            "Nobody is in admins.json yet. Send the code {Code} to {Bot} in Telegram, and you are the first admin. "
            + "It works once, until {Until:yyyy-MM-dd HH:mm zzz}; each start makes a new one",
            code, await NameOfBot(stop), until);
    }

    private async Task<string> NameOfBot(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(NameWithin, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            if (adminBot.Username is null) await adminBot.GetMe(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Then without.
        }

        return adminBot.Username is { } name ? $"@{name}" : "the admin bot";
    }
}
