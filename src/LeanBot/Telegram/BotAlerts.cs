using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Telegram;

/// <summary>Lets the team know of what only they can mend about a bot.</summary>
/// <param name="other">The bot that can tell of a refused one.</param>
internal sealed class BotAlerts(BotClient client, BotClient other, Inbox inbox, TimeProvider clock)
{
    /// <summary>Two pollers take turns at failing: a conflict is over only after a while without one.
    /// </summary>
    private static readonly TimeSpan OverAfter = TimeSpan.FromHours(1);

    private DateTimeOffset? _conflictAt;

    public async Task Note(ApiError error, CancellationToken stop)
    {
        if (Word(error, clock.GetUtcNow()) is { } word) await inbox.HandlePatiently(word, stop);
    }

    private Incoming? Word(ApiError error, DateTimeOffset now)
    {
        switch (error.Status)
        {
            // Where neither bot can speak, only the log is left.
            case 401:
                return other.IsRefused ? null : new Incoming.BotRefused(CauseOf("refused", now), client.Bot);
            case 409:
                var isOn = now - _conflictAt < OverAfter;
                _conflictAt = now;
                return isOn
                    ? null
                    : new Incoming.BotConflict(CauseOf("conflict", now), client.Bot, error.Description);
            default:
                return null;
        }
    }

    /// <summary>With its moment, since it may happen again.</summary>
    private string CauseOf(string what, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}:{Team.NameOf(client.Bot)}:{now.UtcDateTime:O}");
}
