using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Imports;

/// <summary>What an admin reads of a file before anything is taken over.</summary>
internal static class ImportPreview
{
    private const int ProblemsMax = 15;
    private const int SamplesMax = 3;

    public static Screen NotRead(Voice voice, string problem, string why = "") => new(
        voice.Text($"imports.{problem}", ("why", why)), [TakeFile.Button(voice)], [OpenMenu.Button(voice)]);

    /// <summary>What is wrong, line by line.</summary>
    public static Screen Wrong(Turn turn, Voice voice, string file, ImportSheet sheet)
    {
        var plans = string.Join(", ", turn.Config.Plans.Select(plan => plan.Id.Value));
        var lines = sheet.Problems
            .OrderBy(problem => problem.Line)
            .Take(ProblemsMax)
            .Select(problem => voice.Text(
                "imports.problem",
                ("line", problem.Line),
                ("what", new Html(voice.Text(
                    $"imports.wrong.{problem.Key}", ("value", problem.Value), ("plans", plans))))))
            .ToList();
        if (sheet.Problems.Count > ProblemsMax)
            lines.Add(voice.Text("imports.problemsMore", ("count", sheet.Problems.Count - ProblemsMax)));
        var head = sheet.Problems.Count == 0
            ? voice.Text("imports.allOver", ("file", file), ("count", sheet.Over))
            : voice.Text("imports.problems", ("file", file), ("count", sheet.Problems.Count));
        return new Screen(
            string.Join('\n', lines.Prepend(head)), [TakeFile.Button(voice)], [OpenMenu.Button(voice)]);
    }

    /// <summary>What would happen.</summary>
    public static Screen Of(Turn turn, Voice voice, Import import, ImportSheet sheet)
    {
        var plans = sheet.Entries.GroupBy(entry => entry.Plan)
            .OrderBy(plan => plan.Key.Value, StringComparer.Ordinal)
            .Select(plan => voice.Text(
                "imports.plan", ("plan", Held.TitleOf(turn, plan.Key)), ("count", plan.Count())));
        var ids = sheet.Entries.Where(entry => entry.Id is not null).ToArray();
        var known = ids.Count(entry => turn.Tx.Get<Member>(entry.Id!.Value.ToString()) is not null);
        var paid = ids.Count(entry => BroughtIn.IsNeedless(turn, entry.Id!.Value, entry.Plan, entry.Until));
        var notes = sheet.Entries.Count(entry => entry.Note is not null);
        var parts = new[]
        {
            voice.Text("imports.preview", ("file", import.FileName), ("count", import.Count)),
            string.Join('\n', plans),
            voice.Text(
                "imports.who",
                ("known", known), ("unknown", ids.Length - known), ("names", import.Count - ids.Length)),
            paid == 0 ? null : voice.Text("imports.paid", ("count", paid)),
            notes == 0 ? null : voice.Text("imports.notes", ("count", notes)),
            sheet.Over == 0 ? null : voice.Text("imports.over", ("count", sheet.Over)),
            sheet.Ignored.Count == 0
                ? null
                : voice.Text("imports.ignored", ("columns", string.Join(", ", sheet.Ignored))),
            voice.Text("imports.samples") + "\n" + string.Join(
                '\n', sheet.Entries.Take(SamplesMax).Select(entry => Sample(turn, voice, entry))),
        };
        return new Screen(
            string.Join("\n\n", parts.OfType<string>()),
            [ApplyImport.Button(voice, import)],
            [LeaveImport.Button(voice, import)]);
    }

    private static string Sample(Turn turn, Voice voice, ImportEntry entry) => voice.Text(
        "imports.sample",
        ("line", entry.Line),
        ("who", entry.Id?.ToString() ?? $"@{entry.Username}"),
        ("plan", Held.TitleOf(turn, entry.Plan)),
        ("until", entry.Until));
}
