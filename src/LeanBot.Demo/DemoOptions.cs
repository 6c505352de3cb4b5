namespace LeanBot.Demo;

/// <summary>Where a demo keeps its things and listens.</summary>
public sealed record DemoOptions
{
    /// <summary>Holds the worker's data, its config and the sandbox's journal.</summary>
    public string Folder { get; init; } = Path.Combine("data", "demo");

    /// <summary>The sandbox's port; 0 for any free one.</summary>
    public int Port { get; init; } = 3002;

    /// <summary>The worker's port for webhooks; 0 for any free one.</summary>
    public int ReceiverPort { get; init; } = 3001;

    public bool LogToConsole { get; init; }

    /// <summary>The time that the demo's clock begins with and runs ahead of.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
