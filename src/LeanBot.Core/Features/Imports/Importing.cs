using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Imports;

/// <summary>What becomes of a file: read, checked as a whole, shown, and applied once.</summary>
public static class Importing
{
    /// <summary>What nobody applies is forgotten after so long.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    private const string End = ".csv";

    /// <summary>Takes a file that an admin sends, asked for or not; false where it is none that can be
    /// read.</summary>
    /// <exception cref="Refused">It is too large, or not theirs to bring in.</exception>
    public static bool Receive(Turn turn)
    {
        if (turn.Incoming
            is not Incoming.Message { Bot: Bot.Admin, Media: { Kind: MediaKind.Document } file })
            return false;
        var name = file.FileName ?? "";
        if (!name.EndsWith(End, StringComparison.OrdinalIgnoreCase)
            && file.Mime is not ("text/csv" or "text/comma-separated-values")) return false;
        Team.Demand(turn, AdminRights.Import);
        if (file.IsTooLarge) throw new Refused("imports.tooLarge");
        turn.Send(new ReadImport(
            turn.Speaker.Id, file.FileId, name, turn.Voice.SayShown(
                new Screen(turn.Voice.Text("imports.reading", ("file", name))))));
        return true;
    }

    /// <summary>Nothing is taken over while anything in the file is wrong, or the same was applied
    /// already.</summary>
    public static void Check(Turn turn, ReadImport request, ImportRead read)
    {
        if (!Team.May(turn.Config, request.By, AdminRights.Import)) return;
        var voice = Team.VoiceOf(turn, request.By).Editing(request.Shown);
        if (read.Problem is { } problem)
        {
            voice.Say(ImportPreview.NotRead(voice, problem));
            return;
        }

        if (AppliedAs(turn, read.Hash) is { } applied)
        {
            voice.Say(new Screen(
                voice.Text("imports.again") + "\n\n" + LineOf(voice, applied), [OpenMenu.Button(voice)]));
            return;
        }

        var sheet = ImportSheet.Of(read, turn.Config, turn.Now);
        if (sheet.Problems.Count > 0 || sheet.Entries.Count == 0)
        {
            voice.Say(ImportPreview.Wrong(turn, voice, request.FileName, sheet));
            return;
        }

        var import = Keep(turn, request, read.Hash, sheet);
        voice.Say(ImportPreview.Of(turn, voice, import, sheet));
    }

    /// <exception cref="Refused">It was applied, or left, meanwhile.</exception>
    public static Import Find(Turn turn, string id)
    {
        var import = turn.Tx.Get<Import>(id) ?? throw new Refused("imports.gone");
        if (import.State != ImportState.Checked || AppliedAs(turn, import.Hash) is not null)
            throw new Refused("imports.applied");
        return import;
    }

    /// <summary>Begins to take it over; the rest goes on by itself.</summary>
    /// <exception cref="Refused">It was applied, or left, meanwhile.</exception>
    public static Import Apply(Turn turn, string id, MemberId by)
    {
        var running = Find(turn, id) with
        {
            State = ImportState.Running,
            AppliedAt = turn.Now,
            AppliedBy = by,
            NextAt = turn.Now,
        };
        turn.Tx.Put(running);
        return running;
    }

    /// <summary>Forgets it, with its entries.</summary>
    public static void Leave(Turn turn, Import import)
    {
        for (var number = 0;
            turn.Tx.Get<ImportPage>(ImportPage.KeyOf(import.Id, number)) is { } page;
            number++)
        {
            turn.Tx.Delete(page);
        }

        turn.Tx.Delete(import);
    }

    public static string LineOf(Voice voice, Import import) => voice.Text(
        import.State == ImportState.Running ? "imports.lineRunning" : "imports.line",
        ("file", import.FileName), ("at", new Moment(import.AppliedAt ?? import.At)),
        ("given", import.Given), ("kept", import.Kept), ("waiting", import.Waiting), ("count", import.Count));

    private static Import? AppliedAs(Turn turn, string hash) =>
        turn.Tx.Find(Import.ByHash, hash).FirstOrDefault(import => import.State != ImportState.Checked);

    private static Import Keep(Turn turn, ReadImport request, string hash, ImportSheet sheet)
    {
        // The same admin looks at the same file once more.
        foreach (var old in turn.Tx.Find(Import.ByHash, hash).ToArray()) Leave(turn, old);
        var import = new Import(
            turn.Entropy.Code(), hash, request.FileName, sheet.Entries.Count, turn.Now, request.By,
            turn.Now + GoodFor, request.Shown);
        turn.Tx.Put(import);
        var pages = sheet.Entries.Chunk(ImportPage.EntriesMax);
        foreach (var (entries, number) in pages.Select((page, at) => (page, at)))
            turn.Tx.Put(new ImportPage(import.Id, number, entries));
        return import;
    }
}
