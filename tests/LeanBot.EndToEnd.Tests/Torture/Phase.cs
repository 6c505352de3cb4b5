namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>When strace watches the worker: until it is told to stop, or from then on.</summary>
internal enum Phase
{
    Working,
    Stopping,
}
