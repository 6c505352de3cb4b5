namespace LeanBot.Timers;

/// <summary>Something that goes on in the background as long as the worker runs.</summary>
internal interface ILoop
{
    string Name { get; }

    /// <summary>Returns after a stop was asked for; any other return, and every exception, ends the
    /// worker.</summary>
    Task Run(CancellationToken stop);
}
