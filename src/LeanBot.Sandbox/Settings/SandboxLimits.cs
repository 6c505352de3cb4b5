namespace LeanBot.Sandbox;

/// <summary>Telegram's flood limits, measured on the movable clock.</summary>
public sealed record SandboxLimits
{
    public bool On { get; init; } = true;

    public int ChatBurst { get; init; } = 20;

    public double ChatPerSecond { get; init; } = 1;

    /// <summary>Of a group or supergroup, whatever the other limits still allow.</summary>
    public int GroupPerMinute { get; init; } = 20;

    public int BotBurst { get; init; } = 60;

    public double BotPerSecond { get; init; } = 30;
}
