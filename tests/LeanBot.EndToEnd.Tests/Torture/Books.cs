using LeanBot.Core;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Store;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>What a data folder holds, when nobody uses it. It is looked at in a copy: a worker that was
/// killed, and nobody else, is to find what it has left.</summary>
internal static class Books
{
    private const int LongNames = 30;
    private const int LongNameLetters = 50_000;
    private const long FirstLongName = 6_000_000_000;

    /// <summary>A larger file is written when the worker compacts.</summary>
    private const long FollowedBytesMax = 1_000_000;

    private static readonly Schema Schema = new(typeof(Engine).Assembly);

    /// <summary>Opens it as the next start does, and looks for all that was acknowledged: each event is
    /// registered and its payment stands in the books, and there is no payment without its event.</summary>
    public static void Check(string folder, IReadOnlyCollection<Hook> acknowledged) => InCopy(folder, copy =>
    {
        using (var storage = FileStorage.Open(copy, Schema))
        {
            var store = new StateStore(Schema, storage);
            var events = store.View(read => read.All<ProcessedEvent>().Select(one => one.Cause).ToHashSet());
            var payments = store.View(read => read.All<Payment>().Select(one => one.Id).ToHashSet());
            Assert.All(acknowledged, hook => Assert.Contains(hook.Cause, events));
            Assert.All(acknowledged, hook => Assert.Contains(hook.Payment, payments));
            Assert.Equal(
                payments.Order(StringComparer.Ordinal),
                events.Where(cause => cause.StartsWith("stripe:main:evt_", StringComparison.Ordinal))
                    .Select(cause => cause.Replace("stripe:main:evt_", "main:in_", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal));
        }

        Assert.DoesNotContain(DataFolder.Verify(copy, Schema), finding => finding.IsHarm);
    });

    /// <summary>Makes it what a kill leaves in the midst of a commit: a journal with a torn tail, and so long
    /// that the worker compacts it when it stops.</summary>
    public static void LeaveLongJournal(string folder)
    {
        var at = DateTimeOffset.UnixEpoch;
        var killed = Directory.CreateTempSubdirectory("leanbot-killed-").FullName;
        using (var storage = FileStorage.Open(folder, Schema))
        {
            var store = new StateStore(Schema, storage);
            for (var id = FirstLongName; id < FirstLongName + LongNames; id++)
            {
                var member = new Member(
                    new MemberId(id), new string('x', LongNameLetters), null, "en", at);
                store.Update(at, $"test:{id}", tx =>
                {
                    tx.Put(member);
                    return true;
                });
            }

            // Before the stop, which would make it clean.
            Copy(folder, killed);
        }

        Directory.Delete(folder, recursive: true);
        Copy(killed, folder);
        Directory.Delete(killed, recursive: true);
        var journal = Directory.EnumerateFiles(Path.Combine(folder, "journal")).Max()!;
        using var file = new FileStream(journal, FileMode.Open, FileAccess.ReadWrite);
        var half = new byte[LongNameLetters / 2];
        file.Seek(-LongNameLetters, SeekOrigin.End);
        file.ReadExactly(half);
        file.Seek(0, SeekOrigin.End);
        file.Write(half);
    }

    /// <summary>Whether a running worker has nothing left to carry out, and the files that people read hold
    /// all that its journal tells.</summary>
    public static bool AreAtRest(string folder)
    {
        if (!IsEmpty(Path.Combine(folder, "outbox.json"))) return false;

        var journal = Directory.EnumerateFiles(Path.Combine(folder, "journal"), "*.jsonl").Max()!;
        var changedAt = new Dictionary<string, long>(StringComparer.Ordinal);
        using var lines = new FileLines(File.OpenRead(journal));
        while (lines.Next() is { } bytes && JournalLine.TryRead(bytes, journal, lines.Number) is { } line)
            foreach (var change in line.Changes()) changedAt[change.Collection] = line.Seq;

        return changedAt.All(
            changed => IsFollowed(Path.Combine(folder, $"{changed.Key}.json"), changed.Value));
    }

    private static bool IsEmpty(string file)
    {
        if (!File.Exists(file)) return false;
        using var lines = new SnapshotLines(File.OpenRead(file));
        return lines.Next() is null;
    }

    private static bool IsFollowed(string file, long seq)
    {
        if (!File.Exists(file)) return false;
        if (new FileInfo(file).Length >= FollowedBytesMax) return true;
        using var lines = new SnapshotLines(File.OpenRead(file));
        return lines.Seq >= seq;
    }

    /// <summary>All but the logs and the lock.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from).Where(file => Path.GetFileName(file) != "lock"))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(
            folder => Path.GetFileName(folder) != "logs"))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static void InCopy(string folder, Action<string> look)
    {
        var copy = Directory.CreateTempSubdirectory("leanbot-books-").FullName;
        try
        {
            Copy(folder, copy);
            look(copy);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
