using System.Net;
using LeanBot.Health;

namespace LeanBot;

/// <summary>What a worker is started with.</summary>
public sealed record WorkerOptions
{
    public required string ConfigFolder { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>By name: <c>LEANBOT_USER_BOT_TOKEN</c> and the others.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>What was odd about how it was started; told in the log.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>In place of the config's: a container has to listen on all its addresses.</summary>
    public IPAddress? ReceiverHost { get; init; }

    /// <summary>In place of the config's; 0 for any free one.</summary>
    public int? ReceiverPort { get; init; }

    /// <summary>In place of the config's.</summary>
    public Uri? TelegramBaseUrl { get; init; }

    /// <summary>In place of the config's.</summary>
    public Uri? StripeBaseUrl { get; init; }

    /// <summary>Others than the receiver's own are for tests, which do not wait for seconds.</summary>
    internal ReceiverLimits ReceiverLimits { get; init; } = new();

    public bool LogToConsole { get; init; } = true;
}
