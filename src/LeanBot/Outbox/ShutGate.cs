namespace LeanBot.Outbox;

/// <summary>For rows that must wait until something else has changed.</summary>
internal sealed class ShutGate : IGate
{
    public static readonly ShutGate Instance = new();

    public DateTimeOffset MayGoAt(DateTimeOffset now) => IGate.Never;

    public void Enter(DateTimeOffset now)
    {
    }

    public void Leave(DateTimeOffset now)
    {
    }

    public void Close()
    {
    }
}
