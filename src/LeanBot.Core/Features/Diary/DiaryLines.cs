using System.Text.Json;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;

namespace LeanBot.Core.Features.Diary;

/// <summary>Entries as an admin reads them, under the day they were written on.</summary>
internal static class DiaryLines
{
    public static string Of(Turn turn, IEnumerable<DiaryEntry> entries) => string.Join("\n\n", entries
        .GroupBy(entry => Diaries.DayOf(turn, entry.At))
        .Select(day => turn.Voice.Text("diary.day", ("day", day.First().At)) + "\n"
            + string.Join('\n', day.Select(entry => Line(turn, entry)))));

    public static string KeyOf(DiaryKind kind) =>
        $"diary.{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}";

    /// <summary>What the team did to a subscription is not told as the member's wish.</summary>
    private static string KeyOf(DiaryEntry entry) => entry switch
    {
        { Kind: DiaryKind.Canceled, By: not null } => "diary.canceledByTeam",
        { Kind: DiaryKind.Resumed, By: not null } => "diary.resumedByTeam",
        { Kind: DiaryKind.Ended, By: not null } => "diary.endedByTeam",
        _ => KeyOf(entry.Kind),
    };

    private static string Line(Turn turn, DiaryEntry entry)
    {
        var voice = turn.Voice;
        var text = voice.Text(
            KeyOf(entry),
            ("name", NameOf(turn, entry)),
            ("id", (object?)entry.Member ?? ""),
            ("about", AboutOf(turn.Voice, entry)),
            ("amount", (object?)entry.Amount ?? ""),
            ("until", (object?)entry.Until ?? ""),
            ("count", entry.Count ?? 0));
        var line = voice.Text("diary.line", ("time", voice.Time(entry.At)), ("text", new Html(text)));
        return entry.By is null || entry.Name is null
            ? line
            : voice.Text("diary.by", ("line", new Html(line)), ("name", entry.Name));
    }

    /// <summary>What has a name in every language is read in one's own.</summary>
    private static string AboutOf(Voice voice, DiaryEntry entry) => entry switch
    {
        { Kind: DiaryKind.NoticesMuted or DiaryKind.NoticesHeard }
            when Enum.TryParse<NoticeKind>(entry.About, out var kind) =>
            voice.Text(NoticesScreen.KeyOf(kind)),
        { Kind: DiaryKind.TurnedAway, About: Stranger.Press } => voice.Text("diary.press"),
        { Kind: DiaryKind.TurnedAway, About: Stranger.Message } => voice.Text("diary.message"),
        _ => entry.About ?? "",
    };

    /// <summary>Under the name they have now.</summary>
    private static string NameOf(Turn turn, DiaryEntry entry) =>
        (entry.Member is { } id ? turn.Tx.Get<Member>(id.ToString())?.Name : null)
        ?? (entry.By is null ? entry.Name : null) ?? entry.Member?.ToString() ?? "";
}
