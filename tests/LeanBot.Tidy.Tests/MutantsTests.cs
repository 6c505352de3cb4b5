namespace LeanBot.Tidy.Tests;

/// <summary>A mutant whose lines are gone proves nothing any more.</summary>
public sealed class MutantsTests
{
    private const string List = "tests/LeanBot.Store.Tests/Torture/mutants.txt";
    private const int MutantsMin = 20;

    [Fact]
    public void The_lines_of_every_mutant_stand_in_its_file_exactly_once()
    {
        var mutants = Source.Text(List).Split("\n== ")[1..].Select(block => block.Split('\n')).ToArray();

        Assert.True(mutants.Length >= MutantsMin, $"There are {mutants.Length} mutants.");
        Assert.Empty(mutants
            .Select(lines => (Name: lines[0], File: ValueOf(lines, "file "), Find: Marked(lines, '-')))
            .Where(mutant => TimesIn("\n" + Source.Text(mutant.File), mutant.Find) != 1)
            .Select(mutant => $"{List}, «{mutant.Name}»: give it the lines as they stand in {mutant.File}."));
        Assert.Empty(mutants
            .Where(lines => Marked(lines, '-') == Marked(lines, '+'))
            .Select(lines => $"{List}, «{lines[0]}»: it changes nothing."));
    }

    private static string ValueOf(string[] lines, string name) =>
        Assert.Single(lines, line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static string Marked(string[] lines, char mark) => "\n" + string.Concat(
        lines.Where(line => line.StartsWith(mark)).Select(line => line[1..] + "\n"));

    private static int TimesIn(string text, string find) =>
        find.Length < 3 ? 0 : text.Split(find).Length - 1;
}
