using System.Text.Json;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;

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
            ("text", new Html(voice.Text(KeyOf(entry.Kind), ("about", AboutIn(voice, entry))))));
        if (entry.Member is { } member)
            line += voice.Text("audit.aboutMember", ("name", NameOf(turn, member)), ("id", member));
        if (entry.Before is not null && entry.After is not null)
        {
            line += voice.Text(
                "audit.change", ("before", In(voice, entry.Before)), ("after", In(voice, entry.After)));
        }
        else if ((entry.Before ?? entry.After) is { } value)
        {
            line += voice.Text("audit.value", ("value", In(voice, value)));
        }

        if (entry.ApprovedByName is { } approver) line += voice.Text("audit.approvedBy", ("name", approver));
        return line;
    }

    /// <summary>What was kept in no language is read in one's own; else it is shown as it was.</summary>
    private static string In(Voice voice, string value) =>
        Audits.MomentIn(value) is { } at ? voice.Moment(at) : value;

    private static string AboutIn(Voice voice, AuditEntry entry) =>
        entry.Kind is AuditKind.NoticesMuted or AuditKind.NoticesHeard
            && Enum.TryParse<NoticeKind>(entry.About, out var kind)
            ? voice.Text(NoticesScreen.KeyOf(kind))
            : entry.Words?.GetValueOrDefault(voice.Language) ?? entry.About ?? "";

    private static string NameOf(Turn turn, MemberId member) =>
        turn.Tx.Get<Member>(member.ToString())?.Name ?? member.ToString();
}
