using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>Takes a file over, some entries in each turn: where the worker dies in between, it goes on where
/// it was. What nobody applied is forgotten.</summary>
public sealed class ImportTimer : TimerRule<Import>
{
    /// <summary>Each of them may change some ten records.</summary>
    private const int AtOnceMax = 25;

    /// <summary>Whoever pays meanwhile comes in between; 100,000 lines take a minute or two.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan ShowEvery = TimeSpan.FromSeconds(5);

    public override void Fire(Turn turn, Import record)
    {
        if (record.State == ImportState.Checked) Importing.Leave(turn, record);
        else if (record.State == ImportState.Running) Go(turn, record);
        else turn.Tx.Put(record with { NextAt = null });
    }

    private static void Go(Turn turn, Import import)
    {
        if (turn.Tx.Get<ImportPage>(ImportPage.KeyOf(import.Id, import.Page)) is not { } page)
        {
            Finish(turn, import);
            return;
        }

        var some = page.Entries.Skip(import.Taken).Take(AtOnceMax).ToArray();
        var names = NamesOf(turn, some);
        foreach (var entry in some) import = Take(turn, import, entry, names);
        import = import with { Taken = import.Taken + some.Length, NextAt = turn.Now + Breath };
        if (import.Taken >= page.Entries.Count)
        {
            turn.Tx.Delete(page);
            import = import with { Page = import.Page + 1, Taken = 0 };
        }

        turn.Tx.Put(ShowProgress(turn, import));
    }

    /// <summary>Whoever has one of the usernames of these entries now.</summary>
    private static Dictionary<string, Member> NamesOf(Turn turn, ImportEntry[] some)
    {
        var names = some.Select(entry => entry.Username).OfType<string>().ToHashSet();
        return names.Count == 0
            ? []
            : turn.Tx.All<Member>()
                .Where(member => member.Username is { } name && names.Contains(name.ToLowerInvariant()))
                .DistinctBy(member => member.Username!.ToLowerInvariant())
                .ToDictionary(member => member.Username!.ToLowerInvariant());
    }

    private static Import Take(
        Turn turn, Import import, ImportEntry entry, Dictionary<string, Member> names)
    {
        if (entry.Id is not { } id)
        {
            var claim = new ImportClaim(
                import.Id, entry.Line, entry.Username!, entry.Plan, entry.Until, entry.Note);
            turn.Tx.Put(claim);
            if (names.GetValueOrDefault(entry.Username!) is { } member) Claims.Propose(turn, claim, member);
            return import with { Waiting = import.Waiting + 1 };
        }

        ImportNotes.Keep(turn, id, entry.Note, import.AppliedBy ?? import.By);
        if (BroughtIn.IsNeedless(turn, id, entry.Plan, entry.Until))
            return import with { Kept = import.Kept + 1 };
        BroughtIn.Give(turn, id, entry.Plan, entry.Until, "imports.welcome");
        return import with { Given = import.Given + 1 };
    }

    private static Import ShowProgress(Turn turn, Import import)
    {
        if (turn.Now - import.ShownAt < ShowEvery) return import;
        var done = import.Given + import.Kept + import.Waiting;
        if (done < import.Count)
        {
            VoiceOf(turn, import).Say(
                "imports.progress", ("done", done), ("count", import.Count), ("file", import.FileName));
        }

        return import with { ShownAt = turn.Now };
    }

    private static void Finish(Turn turn, Import import)
    {
        var done = import with { State = ImportState.Done, DoneAt = turn.Now, NextAt = null };
        turn.Tx.Put(done);
        var voice = VoiceOf(turn, done).Anew();
        var proposed = Claims.Waiting(turn).Count;
        voice.Say(new Screen(
            voice.Text("imports.done") + "\n" + Importing.LineOf(voice, done),
            proposed == 0
                ? []
                : [OpenScreen.Button(voice.Text("imports.claimsButton", ("count", proposed)), ClaimsScreen.Wire)],
            [OpenMenu.Button(voice)]));
    }

    private static Voice VoiceOf(Turn turn, Import import) =>
        Team.VoiceOf(turn, import.AppliedBy ?? import.By).Editing(import.Screen);
}
