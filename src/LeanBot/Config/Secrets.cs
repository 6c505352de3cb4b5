using System.Text.RegularExpressions;

namespace LeanBot.Configuration;

/// <summary>What must not stand in a file that people share: from the environment, or <c>.env</c>.</summary>
internal sealed record Secrets(
    string UserBotToken, string AdminBotToken, IReadOnlyList<StripeSecrets> Accounts)
{
    private const string UserBot = "LEANBOT_USER_BOT_TOKEN";
    private const string AdminBot = "LEANBOT_ADMIN_BOT_TOKEN";
    private const string FromBotFather = "@BotFather gives it out: /newbot, or /token for a bot you have";

    /// <summary>Everything that must never be shown.</summary>
    public IEnumerable<string> Values =>
        Accounts.SelectMany(account => account.WebhookSecrets.Append(account.Key))
        .Append(UserBotToken)
        .Append(AdminBotToken);

    /// <exception cref="ConfigRefused">Says everything that is missing, and where to get it.</exception>
    /// <param name="named">The accounts that stripe.json names.</param>
    public static Secrets Read(
        IReadOnlyDictionary<string, string> given, params IReadOnlyList<string> named)
    {
        var (secrets, findings) = Look(given, named);
        if (findings.Count == 0) return secrets;
        throw new ConfigRefused(
        [
            .. findings,
            new Finding(
                "", null,
                "Set them in the environment or in a file .env here. ./scripts/demo.sh needs none of them."),
        ]);
    }

    /// <summary>As far as they are there; what is missing or cannot be right is empty, and told.</summary>
    /// <param name="named">The accounts that stripe.json names: they have to be there. Others whose key is
    /// set
    /// are looked after, and sell nothing new.</param>
    public static (Secrets Secrets, IReadOnlyList<Finding> Findings) Look(
        IReadOnlyDictionary<string, string> given, params IReadOnlyList<string> named)
    {
        var findings = new List<Finding>();
        var secrets = new Secrets(
            Token(given, UserBot, findings),
            Token(given, AdminBot, findings),
            [.. AccountsIn(given, named).Select(account => StripeSecrets.Read(given, account, findings))]);
        if (secrets.UserBotToken.Length > 0 && secrets.UserBotToken == secrets.AdminBotToken)
            findings.Add(
                new Finding("", null, $"{UserBot} and {AdminBot} are the same: two bots are needed."));
        return (secrets, findings);
    }

    private static string Token(
        IReadOnlyDictionary<string, string> given, string name, List<Finding> findings)
    {
        var token = given.GetValueOrDefault(name)?.Trim() ?? "";
        if (TokenShape.IsMatch(token)) return token;
        findings.Add(new Finding("", null, token.Length == 0
            ? $"{name} is not set. {FromBotFather}."
            : $"{name} is no bot token (digits, a colon, letters). {FromBotFather}."));
        return "";
    }

    private static IEnumerable<string> AccountsIn(
        IReadOnlyDictionary<string, string> given, IReadOnlyList<string> named) => given
        .Where(secret => secret.Value.Trim().Length > 0)
        .Select(secret => KeyName.Match(secret.Key))
        .Where(match => match.Success)
        .Select(match => match.Groups[1].Value)
        .Concat(named.Count > 0 ? named.Select(name => name.ToUpperInvariant()) : [StripeSecrets.Main])
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static readonly Regex TokenShape = new("^[1-9][0-9]{0,18}:[A-Za-z0-9_-]+$");
    private static readonly Regex KeyName = new("^LEANBOT_STRIPE_([A-Z0-9]+)_KEY$");
}

/// <summary>The secrets of one Stripe account.</summary>
/// <param name="Account">Lower case.</param>
/// <param name="WebhookSecrets">Several while one is being rolled.</param>
internal sealed record StripeSecrets(string Account, string Key, IReadOnlyList<string> WebhookSecrets)
{
    /// <summary>The account that there is where no file names any.</summary>
    public const string Main = "MAIN";

    public bool IsLive => Key.Contains("_live_", StringComparison.Ordinal);

    public static StripeSecrets Read(
        IReadOnlyDictionary<string, string> given, string account, List<Finding> findings)
    {
        var keyName = $"LEANBOT_STRIPE_{account}_KEY";
        var secretName = $"LEANBOT_STRIPE_{account}_WEBHOOK_SECRET";
        var key = given.GetValueOrDefault(keyName)?.Trim() ?? "";
        var path = $"/webhooks/stripe/{account.ToLowerInvariant()}";
        if (key.Length == 0)
            findings.Add(
                new Finding("", null, $"{keyName} is not set. Stripe's dashboard, Developers, API keys."));
        else if (!KeyShape.IsMatch(key))
        {
            findings.Add(
                new Finding("", null, $"{keyName} is not a secret or restricted key (sk_… or rk_…)."));
            key = "";
        }

        var secrets = (given.GetValueOrDefault(secretName) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (secrets.Length == 0)
        {
            findings.Add(new Finding(
                "", null,
                $"{secretName} is not set. Stripe shows it when the webhook endpoint of {path} is made, "
                + $"with the API version {Stripe.StripeClient.ApiVersion}."));
        }

        return new StripeSecrets(account.ToLowerInvariant(), key, secrets);
    }

    private static readonly Regex KeyShape = new("^(sk|rk)_(test|live)_[A-Za-z0-9_]+$");
}
