using System.Text;
using System.Text.Json;
using LeanBot.Logs;

namespace LeanBot.Check;

/// <summary>What a check has found, for people and for programs.</summary>
internal sealed class Report(IReadOnlyList<CheckLine> lines, Redaction redaction)
{
    public bool IsGood => lines.All(line => line.State != Mark.Wrong);

    public string Json => redaction.Clean(
        JsonSerializer.Serialize(lines, CheckJson.Default.IReadOnlyListCheckLine));

    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var group in lines.GroupBy(line => line.Group))
            {
                text.Append(group.Key).Append('\n');
                foreach (var line in group) Add(text, line);
                text.Append('\n');
            }

            text.Append(
                $"{CountOf(Mark.Fine)} fine, {CountOf(Mark.Odd)} to look at, {CountOf(Mark.Wrong)} wrong.");
            return redaction.Clean(text.ToString());
        }
    }

    private static void Add(StringBuilder text, CheckLine line)
    {
        var sign = line.State switch { Mark.Fine => '✓', Mark.Odd => '!', _ => '✗' };
        text.Append($"  {sign} {line.What} — {line.Found}\n");
        if (line.Remedy is { } remedy) text.Append($"      {remedy}\n");
    }

    private int CountOf(Mark mark) => lines.Count(line => line.State == mark);
}
