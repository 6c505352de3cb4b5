namespace LeanBot.Store.Tests;

/// <summary>A start may itself be interrupted, and the next one too.</summary>
public sealed class RecoveryCrashTests
{
    [Fact]
    public void A_start_that_dies_at_any_step_twice_is_repeated_to_the_same_end()
    {
        var before = Some.KilledDisk();
        before.Put(
            "/data/journal/000001.jsonl", before.Text("/data/journal/000001.jsonl") + "{\"epoch\":1,\"se");
        before.Put("/data/people.json.tmp", "half");
        var whole = new FaultyDisk(before.Copy());
        var expected = Worker.Start(whole).State();

        for (var first = 1; first <= whole.Asked.Count; first++)
        {
            var once = before.Copy();
            TryStart(FaultyDisk.DeadFrom(once, first));
            for (var second = 1; second <= whole.Asked.Count; second++)
            {
                var twice = once.Copy();
                TryStart(FaultyDisk.DeadFrom(twice, second));

                Assert.Equal(expected, Worker.Start(twice).State());
            }
        }
    }

    private static void TryStart(FaultyDisk disk)
    {
        try
        {
            Worker.Start(disk).Kill();
        }
        catch (IOException)
        {
            // That is the death.
        }
    }
}
