using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Imports;

/// <summary>A whole file as it was understood. Nothing of it is taken over while anything is wrong with
/// it.</summary>
/// <param name="Over">How many lines end in the past: they give nothing, and are left out.</param>
/// <param name="Ignored">Columns that mean nothing here.</param>
public sealed record ImportSheet(
    IReadOnlyList<ImportEntry> Entries, IReadOnlyList<ImportProblem> Problems, int Over,
    IReadOnlyList<string> Ignored)
{
    private const int HeaderLine = 1;

    public static ImportSheet Of(ImportRead read, Config config, DateTimeOffset now)
    {
        var places = new Dictionary<ImportColumn, int>();
        var (problems, ignored) = (new List<ImportProblem>(), new List<string>());
        for (var at = 0; at < read.Header.Count; at++)
        {
            if (ImportHeader.ColumnOf(read.Header[at]) is not { } column) ignored.Add(read.Header[at].Trim());
            else if (!places.TryAdd(column, at)) problems.Add(new(HeaderLine, "twice", read.Header[at].Trim()));
        }

        foreach (var missing in ImportHeader.Missing(places.Keys)) problems.Add(new(HeaderLine, missing));
        ignored.RemoveAll(name => name.Length == 0);
        if (problems.Count > 0) return new([], problems, 0, ignored);
        return Judge(read, new ImportLines(places, config, now), ignored);
    }

    private static ImportSheet Judge(ImportRead read, ImportLines lines, List<string> ignored)
    {
        var entries = new List<ImportEntry>(read.Lines.Count);
        var problems = new List<ImportProblem>();
        var over = 0;
        var seen = new Dictionary<(string Who, PlanId Plan), int>();
        foreach (var line in read.Lines)
        {
            var (entry, problem) = lines.Judge(line, read.Header.Count);
            if (problem is not null) problems.Add(problem);
            else if (!seen.TryAdd((WhoOf(entry!), entry!.Plan), line.Number))
                problems.Add(new(line.Number, "same", $"{seen[(WhoOf(entry), entry.Plan)]}"));
            else if (lines.IsOver(entry)) over++;
            else entries.Add(entry);
        }

        if (read.Lines.Count == 0) problems.Add(new(HeaderLine, "empty"));
        return new(entries, problems, over, ignored);
    }

    private static string WhoOf(ImportEntry entry) => entry.Id?.ToString() ?? $"@{entry.Username}";
}
