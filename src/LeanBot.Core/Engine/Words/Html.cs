namespace LeanBot.Core;

/// <summary>Text that is Telegram's HTML already, and must not be escaped again.</summary>
public readonly record struct Html(string Value)
{
    public override string ToString() => Value;
}
