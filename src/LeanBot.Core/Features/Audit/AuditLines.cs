using System.Text.Json;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Audit;

/// <summary>Entries as an admin reads them, under the day they were written on.</summary>
internal static class AuditLines
{
    public static string Of(Turn turn, IEnumerable<AuditEntry> entries) => string.Join("\n\n", entries
        .GroupBy(entry => Diaries.DayOf(turn, entry.At))
        .Select(day => turn.Voice.Text("audit.day", ("day", day.First().At)) + "\n"
            + string.Join('\n', day.Select(entry => Line(turn, entry)))));

    public static string KeyOf(AuditKind kind) =>
        $"audit.{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}";

    private static string Line(Turn turn, AuditEntry entry)
    {
        var voice = turn.Voice;
        var line = voice.Text(
            "audit.line",
            ("time", voice.Time(entry.At)), ("admin", entry.ByName),
            ("text", new Html(voice.Text(KeyOf(entry.Kind), ("about", entry.About ?? "")))));
        if (entry.Member is { } member)
            line += voice.Text("audit.aboutMember", ("name", NameOf(turn, member)), ("id", member));
        if (entry.Before is not null && entry.After is not null)
            line += voice.Text("audit.change", ("before", entry.Before), ("after", entry.After));
        else if ((entry.Before ?? entry.After) is { } value)
            line += voice.Text("audit.value", ("value", value));
        if (entry.ApprovedByName is { } approver) line += voice.Text("audit.approvedBy", ("name", approver));
        return line;
    }

    private static string NameOf(Turn turn, MemberId member) =>
        turn.Tx.Get<Member>(member.ToString())?.Name ?? member.ToString();
}
