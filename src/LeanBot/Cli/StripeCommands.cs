using System.Security.Cryptography;
using LeanBot.Configuration;
using LeanBot.Logs;
using LeanBot.Stripe;
using LeanBot.StripeSetup;

namespace LeanBot.Cli;

/// <summary><c>leanbot stripe setup --account main [--url URL] [--dry-run] [--replace]</c>.</summary>
internal static class StripeCommands
{
    /// <summary>How long each call may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="ConfigRefused">The config, the account's key or the url is wrong; says
    /// what.</exception>
    public static async Task<int> Setup(
        WorkerOptions options, string account, string? url, bool isDry, TextWriter output,
        CancellationToken cut, bool replaces = false)
    {
        var loaded = ConfigFolder.Read(options.ConfigFolder);
        var selling = loaded.Config.Selling;
        var (secrets, findings) = Secrets.Look(options.Secrets, [.. selling.Names]);
        var known = SecretsOf(secrets, findings, account);
        CheckUrl(url, known);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var client = new StripeClient(http, loaded.Places.Stripe, known.Key, Patience);
        var run = new SetupRun(client, isDry, RandomNumberGenerator.GetHexString(16, lowercase: true), cut)
        {
            Replaces = replaces,
        };
        var secret = await StripeSetup.Setup.Run(run, known, selling.Find(account), loaded.Config, url);
        var redaction = new Redaction([known.Key, .. known.WebhookSecrets]);
        await output.WriteLineAsync(redaction.Clean(Report(account, run)));
        // Shown by Stripe this once, so it is the one thing that is not taken out.
        if (secret is not null) await output.WriteLineAsync(WordsOf(known, secret));
        else if (known.WebhookSecrets.Count == 0) await output.WriteLineAsync(NoSecret(known));
        return run.Lines.Any(line => line.Mark == SetupMark.Wrong) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static StripeSecrets SecretsOf(
        Secrets secrets, IReadOnlyList<Finding> findings, string account)
    {
        var known = secrets.Accounts.FirstOrDefault(one => one.Account == account)
            ?? throw Refused(
                $"There is no account «{account}»: known are "
                + $"{string.Join(", ", secrets.Accounts.Select(one => one.Account))}. Accounts stand in "
                + $"config/stripe.json, and their keys in LEANBOT_STRIPE_<NAME>_KEY.");
        if (known.Key.Length > 0) return known;
        var name = $"LEANBOT_STRIPE_{account.ToUpperInvariant()}_KEY ";
        throw Refused(findings.First(one => one.What.StartsWith(name, StringComparison.Ordinal)).What);
    }

    private static void CheckUrl(string? url, StripeSecrets account)
    {
        if (url is null) return;
        var path = $"/webhooks/stripe/{account.Account}";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http") || address.AbsolutePath != path)
            throw Refused($"--url is «{url}», expected is https://YOUR-HOST{path}");
        if (account.IsLive && address.Scheme != "https")
            throw Refused("--url: in live mode Stripe calls https only");
    }

    private static string Report(string account, SetupRun run)
    {
        var lines = run.Lines.Select(line => $"  {SignOf(line.Mark)} {line.What} — {line.Said}");
        var changed = run.Lines.Count(line => line.Mark == SetupMark.Changed);
        var wrong = run.Lines.Count(line => line.Mark == SetupMark.Wrong);
        var end = (changed, run.IsDry) switch
        {
            (0, _) => "Nothing was changed.",
            (_, true) => $"{changed} to be made or changed. Nothing was changed (--dry-run).",
            _ => $"{changed} made or changed.",
        };
        return $"Stripe ({account})\n{string.Join('\n', lines)}\n\n{end}"
            + (wrong > 0 ? $" {wrong} wrong." : "");
    }

    private static char SignOf(SetupMark mark) => mark switch
    {
        SetupMark.Kept => '✓',
        SetupMark.Changed => '+',
        _ => '✗',
    };

    private static string WordsOf(StripeSecrets account, string secret)
    {
        var name = $"LEANBOT_STRIPE_{account.Account.ToUpperInvariant()}_WEBHOOK_SECRET";
        var more = account.WebhookSecrets.Count > 0
            ? " It has a value already: put the new one behind it after a comma while the old endpoint is there."
            : "";
        return $"\nThe endpoint's signing secret, which Stripe shows only now:\n\n  {name}={secret}\n\nPut it "
            + $"into .env and start the worker again.{more}";
    }

    private static string NoSecret(StripeSecrets account) =>
        $"\nLEANBOT_STRIPE_{account.Account.ToUpperInvariant()}_WEBHOOK_SECRET is not set: Stripe's dashboard, "
        + "Developers, Webhooks, the endpoint, shows it under «Signing secret».";

    private static ConfigRefused Refused(string why) => new([new Finding("", null, why)]);
}
