namespace LeanBot.Outbox;

/// <summary>For rows that call nobody: they are only given up.</summary>
internal sealed class OpenGate : IGate
{
    public static readonly OpenGate Instance = new();

    public DateTimeOffset MayGoAt(DateTimeOffset now) => now;

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
