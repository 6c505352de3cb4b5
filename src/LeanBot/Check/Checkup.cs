using LeanBot.Core;
using LeanBot.Stripe;
using LeanBot.Telegram;

namespace LeanBot.Check;

/// <summary>Looks at everything that going live depends on, all at once. It changes nothing, and no line
/// holds a secret.</summary>
internal static class Checkup
{
    /// <summary>How long each call may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<CheckLine>> Look(Installation installation, CancellationToken cut)
    {
        var plain = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(plain)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var sections = await Task.WhenAll(Sections(installation, http, cut));
        return [.. sections.SelectMany(lines => lines)];
    }

    private static IEnumerable<Task<Section>> Sections(
        Installation installation, HttpClient http, CancellationToken cut)
    {
        yield return Task.FromResult(ConfigCheck.Look(installation));
        yield return MachineCheck.Look(installation, http, Patience, cut);
        if (installation.Places is not { } places) yield break;
        var (user, admin) = (
            ClientOf(installation.Secrets.UserBotToken, Bot.User),
            ClientOf(installation.Secrets.AdminBotToken, Bot.Admin));
        yield return BotsCheck.Look(user, admin, cut);
        if (installation.Config is { } config) yield return ChannelsCheck.Look(user, config.Config, cut);
        foreach (var account in installation.Secrets.Accounts.Where(account => account.Key.Length > 0))
        {
            var client = new StripeClient(http, places.Stripe, account.Key, Patience);
            yield return StripeCheck.Look(client, account, installation.Config?.Config, cut);
        }

        BotClient? ClientOf(string token, Bot bot) =>
            token.Length == 0 ? null : new BotClient(http, places.Telegram, token, bot, Patience);
    }
}
