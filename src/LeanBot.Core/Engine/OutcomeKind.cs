namespace LeanBot.Core;

public enum OutcomeKind
{
    Done,

    /// <summary>It had been processed before; nothing was changed.</summary>
    Repeated,

    /// <summary>It could not be handled and waits, raw, for an admin.</summary>
    Parked,
}
