namespace LeanBot.Sandbox.Telegram;

/// <summary>
/// Token buckets per chat and per bot, and a window of a minute per group; a refused call costs nothing.
/// </summary>
internal sealed class FloodLimits(SandboxLimits limits)
{
    private const int BucketsMax = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public SortedDictionary<string, Bucket> Buckets { get; } = new(StringComparer.Ordinal);

    /// <summary>When a bot wrote to a group within the last minute, oldest first.</summary>
    public SortedDictionary<string, List<DateTimeOffset>> Groups { get; } = new(StringComparer.Ordinal);

    public void Spend(long bot, ChatTarget target, DateTimeOffset now)
    {
        if (!limits.On)
            return;
        var chat = target.Id;
        var group = target.Channel?.Type is "group" or "supergroup" ? LastMinute($"{bot}/{chat}", now) : null;
        var perChat = Filled($"{bot}/{chat}", limits.ChatBurst, limits.ChatPerSecond, now);
        var perBot = Filled($"{bot}", limits.BotBurst, limits.BotPerSecond, now);
        var wait = Math.Max(Wait(perChat, limits.ChatPerSecond), Wait(perBot, limits.BotPerSecond));
        if (group?.Count >= limits.GroupPerMinute)
            wait = Math.Max(wait, Math.Max(1, (int)Math.Ceiling((group[0] + Minute - now).TotalSeconds)));
        if (wait > 0)
            throw new TelegramError(429, $"Too Many Requests: retry after {wait}") { RetryAfter = wait };
        Buckets[$"{bot}/{chat}"] = perChat with { Tokens = perChat.Tokens - 1 };
        Buckets[$"{bot}"] = perBot with { Tokens = perBot.Tokens - 1 };
        if (group is not null)
            Groups[$"{bot}/{chat}"] = [.. group, now];
        DropFull(now);
    }

    private List<DateTimeOffset> LastMinute(string key, DateTimeOffset now) =>
        [.. Groups.GetValueOrDefault(key, []).Where(at => at + Minute > now)];

    private Bucket Filled(string key, int burst, double perSecond, DateTimeOffset now)
    {
        var bucket = Buckets.GetValueOrDefault(key, new Bucket(burst, now));
        var tokens = bucket.Tokens + (now - bucket.At).TotalSeconds * perSecond;
        return new Bucket(Math.Min(burst, tokens), now);
    }

    private static int Wait(Bucket bucket, double perSecond) =>
        bucket.Tokens >= 1 ? 0 : Math.Max(1, (int)Math.Ceiling((1 - bucket.Tokens) / perSecond));

    /// <summary>A bucket that has had time to fill up says no more than a missing one.</summary>
    private void DropFull(DateTimeOffset now)
    {
        if (Buckets.Count <= BucketsMax)
            return;
        var fullAfter = TimeSpan.FromSeconds(limits.ChatBurst / limits.ChatPerSecond);
        foreach (var key in Buckets.Where(
            pair => pair.Value.At + fullAfter <= now).Select(p => p.Key).ToList())
            Buckets.Remove(key);
    }

    internal sealed record Bucket(double Tokens, DateTimeOffset At);
}
