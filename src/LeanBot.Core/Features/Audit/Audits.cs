using System.Globalization;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Audit;

/// <summary>Writes down what an admin does, and reads it back. There is nothing that changes or deletes an
/// entry.</summary>
public static class Audits
{
    /// <summary>A longer value is cut: an entry tells what changed, and does not keep whole texts.</summary>
    private const int ValueCharactersMax = 300;

    /// <summary>What it was about stands in one line.</summary>
    private const int AboutCharactersMax = 200;

    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Number and moment are filled in here; so is who did it, and who approved it.</summary>
    /// <param name="about">A plan, a file, an amount: what it is called now.</param>
    /// <param name="by">Where the admin does not speak in this turn, as in the result of a call.</param>
    public static void Note(
        Turn turn, AuditKind kind, string? about = null, string? before = null, string? after = null,
        MemberId? member = null, MemberId? by = null) =>
        Put(turn, kind, about, before, after, member, by, words: null);

    /// <summary>What it was about is told in words of ours: they are kept in every language, as they are now,
    /// and whoever reads the entry has them in theirs.</summary>
    /// <param name="about">In Telegram's HTML.</param>
    public static void NoteInWords(Turn turn, AuditKind kind, Func<Voice, string> about)
    {
        var words = turn.Config.Texts.Languages.ToDictionary(
            language => language,
            language => ShortAbout(PlainText.Of(
                about(new Voice(turn, Bot.Admin, turn.Speaker.Id, language, null)))) ?? "");
        Put(turn, kind, words[Texts.DefaultLanguage], null, null, null, null, words);
    }

    private static void Put(
        Turn turn, AuditKind kind, string? about, string? before, string? after, MemberId? member,
        MemberId? by, IReadOnlyDictionary<string, string>? words)
    {
        var number = AuditEnd.CountOf(turn.Tx) + 1;
        var approver = turn.Approval is null ? null : Team.Find(turn.Config, turn.Speaker.Id);
        var who = by ?? turn.Approval?.AskedBy ?? turn.Speaker.Id;
        turn.Tx.Put(new AuditEnd(number));
        turn.Tx.Put(new AuditEntry(
            number, turn.Now, kind, who, NameOf(turn, who), member,
            ShortAbout(about), Cut(before, ValueCharactersMax), Cut(after, ValueCharactersMax),
            approver?.TelegramId, approver?.Name, words));
    }

    private static string? ShortAbout(string? about) => Cut(OneLine(about), AboutCharactersMax);

    /// <summary>A value that is a moment, in no language: whoever reads the entry has it in
    /// theirs.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>Null where the value is something else.</summary>
    internal static DateTimeOffset? MomentIn(string value) => DateTimeOffset.TryParseExact(
        value, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? at
        : null;

    /// <summary>One page of all, the newest first; reads no more than it returns.</summary>
    /// <param name="skip">So many of the newest are left out.</param>
    public static IEnumerable<AuditEntry> Newest(IReader state, long skip, int count)
    {
        var first = AuditEnd.CountOf(state) - skip;
        for (var number = first; number > Math.Max(0, first - count); number--)
        {
            if (state.Get<AuditEntry>(AuditEntry.KeyOf(number)) is { } entry) yield return entry;
        }
    }

    /// <summary>What was done about a member, the newest first.</summary>
    public static IReadOnlyList<AuditEntry> About(IReader state, MemberId member) =>
        [.. state.Find(AuditEntry.ByMember, member.ToString()).Reverse()];

    /// <summary>What an admin did, the newest first.</summary>
    public static IReadOnlyList<AuditEntry> Of(IReader state, MemberId admin) =>
        [.. state.Find(AuditEntry.ByAdmin, admin.ToString()).Reverse()];

    private static string NameOf(Turn turn, MemberId who) =>
        Team.Find(turn.Config, who)?.Name
        ?? turn.Tx.Get<Members.Member>(who.ToString())?.Name ?? who.ToString();

    private static string? OneLine(string? value) => value is null
        ? null
        : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>At the end of a word, where one ends near enough.</summary>
    private static string? Cut(string? value, int charactersMax)
    {
        if (value is null || value.Length <= charactersMax) return value;
        var end = value.LastIndexOf(' ', charactersMax - 1);
        if (end < charactersMax / 2) end = charactersMax - 1;
        return value[..(char.IsHighSurrogate(value[end - 1]) ? end - 1 : end)] + "…";
    }
}
