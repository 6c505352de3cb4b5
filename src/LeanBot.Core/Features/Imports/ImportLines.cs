using System.Globalization;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Imports;

/// <summary>Judges the lines of a file, one by one.</summary>
/// <param name="places">Where each column stands.</param>
internal sealed class ImportLines(
    IReadOnlyDictionary<ImportColumn, int> places, Config config, DateTimeOffset now)
{
    /// <summary>A year that is mistyped must not give access for ever.</summary>
    private const int YearsMax = 10;

    private const int NoteCharactersMax = 500;
    private const int ShownCharactersMax = 40;
    private const int UsernameCharactersMax = 32;
    private const int UsernameCharactersMin = 4;

    /// <summary>Telegram's ids have at most so many significant bits.</summary>
    private const long IdMax = 1L << 52;

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d.M.yyyy", "yyyy/MM/dd"];

    private static readonly string[] MomentFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm", "d.M.yyyy HH:mm",
    ];

    /// <summary>The entry, or what is wrong with it.</summary>
    public (ImportEntry? Entry, ImportProblem? Problem) Judge(ImportLine line, int width)
    {
        if (line.Cells is not { } cells) return (null, new(line.Number, "unreadable"));
        // A program may leave out what is empty at the end of a line.
        if (cells.Count > width || cells.Count < LastNeeded) return Wrong("width", $"{cells.Count}");
        var (id, username, plan, until, note) = (
            Cell(cells, ImportColumn.Id), Cell(cells, ImportColumn.Username), Cell(cells, ImportColumn.Plan),
            Cell(cells, ImportColumn.PaidThrough), Cell(cells, ImportColumn.Note));
        var name = NameIn(username);
        if (id.Length == 0 && name.Length == 0) return Wrong("nobody", "");
        if (id.Length > 0 && IdOf(id) is null) return Wrong("id", id);
        if (id.Length == 0 && !IsUsername(name)) return Wrong("username", username);
        if (PlanOf(plan) is not { } known) return Wrong("plan", plan);
        if (EndOf(until) is not { } end) return Wrong("until", until);
        if (end > now.AddYears(YearsMax)) return Wrong("far", until);
        if (note.Length > NoteCharactersMax) return Wrong("note", note);
        return (
            new ImportEntry(
                line.Number, IdOf(id), id.Length > 0 ? null : name, known, end,
                note.Length == 0 ? null : note),
            null);

        (ImportEntry?, ImportProblem?) Wrong(string key, string value) =>
            (null, new ImportProblem(line.Number, key, Cut(value)));
    }

    /// <summary>What has ended gives nothing.</summary>
    public bool IsOver(ImportEntry entry) => entry.Until <= now;

    private int LastNeeded => places
        .Where(place => place.Key is ImportColumn.Plan or ImportColumn.PaidThrough)
        .Max(place => place.Value) + 1;

    private string Cell(IReadOnlyList<string> cells, ImportColumn column) =>
        places.TryGetValue(column, out var at) && at < cells.Count ? cells[at].Trim() : "";

    private static MemberId? IdOf(string text) =>
        MemberId.TryFrom(text) is { } id && id.Value < IdMax ? id : null;

    /// <summary>Also of an address of Telegram.</summary>
    private static string NameIn(string text) =>
        text.Split('/')[^1].TrimStart('@').Trim().ToLowerInvariant();

    private static bool IsUsername(string name) =>
        name.Length is >= UsernameCharactersMin and <= UsernameCharactersMax
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private PlanId? PlanOf(string text) => config.Plans.FirstOrDefault(
        plan => text.Equals(plan.Id.Value, StringComparison.OrdinalIgnoreCase)
            || text.Equals(plan.Title, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>A day counts to its end, by the clock of the zone.</summary>
    private DateTimeOffset? EndOf(string text)
    {
        if (DateOnly.TryParseExact(
            text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return OfZone(day.ToDateTime(new TimeOnly(23, 59, 59)));
        if (!DateTimeOffset.TryParseExact(
            text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var moment))
            return null;
        var saysZone = text.EndsWith('Z') || text.Contains('+') || text.LastIndexOf('-') > text.IndexOf(':');
        var local = DateTime.SpecifyKind(moment.UtcDateTime, DateTimeKind.Unspecified);
        return saysZone ? moment.ToUniversalTime() : OfZone(local);
    }

    /// <summary>The years at the edge of the calendar are none that anybody means.</summary>
    private DateTimeOffset? OfZone(DateTime local) => local.Year is > 1970 and < 9000
        ? new DateTimeOffset(local, config.Zone.GetUtcOffset(local)).ToUniversalTime()
        : null;

    private static string Cut(string value) =>
        value.Length <= ShownCharactersMax ? value : value[..(ShownCharactersMax - 1)] + "…";
}
