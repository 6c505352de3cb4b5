namespace LeanBot.Sandbox;

/// <summary>Everything that is to go wrong: with calls, with updates on their way, with events.</summary>
internal sealed class Faults(string seed)
{
    /// <summary>Calls that are to fail, in the order in which they were asked for.</summary>
    public List<Fault> Waiting { get; } = [];

    public Troubles Updates { get; } = new(seed + "/updates");

    public Troubles Events { get; } = new(seed + "/events");

    /// <summary>The first fault that fits, one of its times used up.</summary>
    public Fault? Take(string service, Request request)
    {
        var index = Waiting.FindIndex(fault => fault.Service == service && fault.Fits(request));
        if (index < 0)
            return null;
        var fault = Waiting[index];
        Waiting[index] = fault with { Count = fault.Count - 1 };
        if (fault.Count <= 1)
            Waiting.RemoveAt(index);
        return fault;
    }

    public int Clear()
    {
        var cleared = Waiting.Count + Updates.Waiting.Count + Events.Waiting.Count;
        Waiting.Clear();
        Updates.Waiting.Clear();
        Events.Waiting.Clear();
        return cleared;
    }
}
