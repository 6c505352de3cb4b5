using System.Collections;

namespace LeanBot.Check;

/// <summary>The lines of one group, as they are found.</summary>
internal sealed class Section(string group) : IEnumerable<CheckLine>
{
    private readonly List<CheckLine> _lines = [];

    public void Fine(string what, string found) => Add(Mark.Fine, what, found, null);

    public void Odd(string what, string found, string? remedy = null) => Add(Mark.Odd, what, found, remedy);

    public void Wrong(string what, string found, string remedy) => Add(Mark.Wrong, what, found, remedy);

    public void Add(IEnumerable<CheckLine> lines) => _lines.AddRange(lines);

    public IEnumerator<CheckLine> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(Mark mark, string what, string found, string? remedy) =>
        _lines.Add(new CheckLine(group, mark, what, found, remedy));
}
