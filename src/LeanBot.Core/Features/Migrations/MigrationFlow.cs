using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Migrations;

/// <summary>When or Words -> the migration as it is then.</summary>
public sealed class MigrationFlow : AdminFlow<MigrationFlow.State>
{
    private const int WordsCharactersMax = 1_000;

    /// <summary>Stripe plans no further, and nobody means it.</summary>
    private const int YearsMax = 2;

    public abstract record State(string Id) : FlowState
    {
        [Wire("migration.when")]
        public sealed record When(string Id) : State(Id);

        [Wire("migration.words")]
        public sealed record Words(string Id, string Language) : State(Id);
    }

    public override AdminRights Right => AdminRights.MigratePrices;

    public static void AskWhen(Turn turn, string id)
    {
        var migration = Prepared(turn, id);
        turn.Begin(new State.When(id));
        turn.Voice.Say(new Screen(
            MigrationCard.WhenOf(turn, turn.Voice, migration.Terms) + "\n\n"
                + turn.Voice.Text("migrations.askWhen"),
            [ClearMigration.Button(turn.Voice, "migrations.asSoonAsPossible", id)],
            [Back(turn.Voice, id)]));
    }

    public static void AskWords(Turn turn, string id, string language)
    {
        var migration = Prepared(turn, id);
        turn.Begin(new State.Words(id, language));
        var reader = new Voice(turn, Bot.Admin, turn.Speaker.Id, language, null);
        turn.Voice.Say(new Screen(
            turn.Voice.Text("migrations.wordsHead") + "\n\n"
                + MoveNotices.Preview(
                    reader, migration.Terms, language, Migrations.NotBefore(turn, migration.Terms))
                + "\n\n" + turn.Voice.Text("migrations.askWords"),
            [ClearMigration.Button(turn.Voice, "migrations.noWords", id, language)],
            [Back(turn.Voice, id)]));
    }

    /// <exception cref="Refused">It is not prepared.</exception>
    public static void Amend(Turn turn, string id, Func<MigrationTerms, MigrationTerms> change)
    {
        var before = turn.Tx.Get<Migration>(id)?.Terms;
        var after = Migrations.Amend(turn, id, change).Terms;
        MigrationDo.Note(turn, AuditKind.MigrationAmended, after, WordsOf(before!), WordsOf(after));
    }

    private static string WordsOf(MigrationTerms terms) => string.Join(
        " · ", (terms.Words ?? new Dictionary<string, string>())
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key}: {one.Value}")
            .Prepend(terms.NotBefore.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <param name="words">Empty for none.</param>
    public static MigrationTerms WithWords(MigrationTerms terms, string language, string words)
    {
        var all = new Dictionary<string, string>(terms.Words ?? new Dictionary<string, string>());
        if (words.Length > 0) all[language] = words;
        else all.Remove(language);
        return terms with { Words = all.Count > 0 ? all : null };
    }

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (!Team.Includes(turn.Config, who) || step is not State state) return;
        if (turn.Tx.Get<Migration>(state.Id) is not { } migration) return;
        var voice = Team.VoiceOf(turn, who);
        voice.Say(new Screen(
            voice.Text("migrations.timedOut"), [MigrationScreen.Button(voice, migration)]));
    }

    protected override State? Next(State state, Turn turn, string text)
    {
        if (state is State.Words { Language: var language })
        {
            if (text.Length is 0 or > WordsCharactersMax)
                throw new Refused("migrations.wordsTooLong", ("max", WordsCharactersMax));
            Amend(turn, state.Id, terms => WithWords(terms, language, text));
        }
        else
        {
            var at = DayOf(turn, text);
            Amend(turn, state.Id, terms => terms with { NotBefore = at });
        }

        MigrationProgress.Show(turn, state.Id);
        return null;
    }

    private static DateTimeOffset DayOf(Turn turn, string typed)
    {
        var today = Diaries.Today(turn);
        var day = TypedDay.Read(typed, today) ?? throw new Refused("migrations.noDay");
        if (day < today || day > today.AddYears(YearsMax)) throw new Refused("migrations.dayOutside");
        return LocalClock.At(turn.Config.Zone, day.ToDateTime(TimeOnly.MinValue), 0);
    }

    private static Migration Prepared(Turn turn, string id) =>
        turn.Tx.Get<Migration>(id) is not { } known ? throw new Refused("migrations.unknown")
        : known.State == MigrationState.Prepared ? known
        : throw new Refused("migrations.notNow", ("plan", known.Terms.PlanTitle));

    private static Choice Back(Voice voice, string id) =>
        OpenScreen.Back(voice, MigrationScreen.Wire, id);
}
