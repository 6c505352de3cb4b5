namespace LeanBot.Core;

/// <summary>An expected refusal: say this and change nothing.</summary>
/// <param name="text">A key of <c>config/texts</c>.</param>
public sealed class Refused(string text, params (string Name, object Value)[] values) : Exception(text)
{
    public string Text { get; } = text;
    public IReadOnlyList<(string Name, object Value)> Values { get; } = values;
}
