namespace LeanBot.Sandbox;

/// <summary>
/// A request as the core sees it. <see cref="Body"/> is text; a multipart body holds one character per byte
/// (Latin-1), so that nothing of a file is lost.
/// </summary>
public sealed record Request(string Method, string Path)
{
    /// <summary>The raw query without the question mark.</summary>
    public string Query { get; init; } = "";

    public string? ContentType { get; init; }

    public string Body { get; init; } = "";

    /// <summary>Where the caller reached us; links given out point there.</summary>
    public string Host { get; init; } = "127.0.0.1:3002";

    public string? Authorization { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? StripeVersion { get; init; }
}
