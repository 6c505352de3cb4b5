using FsCheck.Fluent;

namespace LeanBot.Store.Tests;

/// <summary>Whatever happens in whatever order, the store holds what a dictionary holds.</summary>
public sealed class ModelTests
{
    private const int RunsMax = 300;

    [Fact]
    public void The_store_holds_what_a_dictionary_holds() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(RunsMax),
            Prop.ForAll<int[]>(Arbitrary(), steps => Run(steps)));

    private static FsCheck.Arbitrary<int[]> Arbitrary() =>
        Arb.From(Gen.Choose(0, 999).ArrayOf(), ArbMap.Default.ArbFor<int[]>().Shrinker);

    private static bool Run(int[] steps)
    {
        var model = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk, journalBytesMax: 400);
        foreach (var step in steps.Select(step => (int)((uint)step % 1000)))
        {
            var (id, name) = (step % 7, $"name {step}");
            switch (step / 7 % 10)
            {
                case 0 or 1 or 2 or 3:
                    worker.Put(new Person(id, name), new Note($"n{id}", name));
                    (model[$"people/{id}"], model[$"notes/n{id}"]) = (name, name);
                    break;
                case 4 or 5:
                    worker.Delete(new Person(id, ""));
                    model.Remove($"people/{id}");
                    break;
                case 6 or 7:
                    worker.WriteSnapshots();
                    break;
                case 8:
                    worker.Stop();
                    worker = Worker.Start(disk, journalBytesMax: 400);
                    break;
                default:
                    worker.Kill();
                    worker = Worker.Start(disk, journalBytesMax: 400);
                    break;
            }

            Assert.Equal(model, worker.State());
        }

        worker.Kill();
        Assert.Empty(DataFolder.Verify(Some.Folder, Some.Schema, disk));
        Assert.Equal(model, Worker.Start(disk).State());
        return true;
    }
}
