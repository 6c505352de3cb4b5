using FsCheck.Fluent;

namespace LeanBot.Store.Tests;

/// <summary>Whatever fails while groups, snapshots and starts are written, and whenever the power goes: what
/// is kept is what was acknowledged, and perhaps the beginning of the one group of which nobody could be told
/// the truth.</summary>
public sealed class GroupModelTests
{
    private const int RunsMax = 300;
    private const int StepMax = 999_999;

    /// <summary>So small that every few commits are compacted.</summary>
    private const long JournalBytesMax = 600;

    /// <summary>So small that a group of short lines is torn within a line and between lines.</summary>
    private const int SectorBytes = 16;

    /// <summary>More than a start or a compaction asks of the disk.</summary>
    private const int OperationsMax = 40;

    [Fact]
    public void After_any_faults_and_power_losses_exactly_what_was_acknowledged_is_there() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(RunsMax),
            Prop.ForAll<int[]>(Steps(), steps => new Model().Run(steps)));

    private static FsCheck.Arbitrary<int[]> Steps() =>
        Arb.From(Gen.Choose(0, StepMax).ArrayOf(), ArbMap.Default.ArbFor<int[]>().Shrinker);

    /// <summary>What hits a group while it is written.</summary>
    private enum Trouble
    {
        None, NoRoom, BrokenDisk, PowerLoss, PowerLossWhileUndone,
    }

    private sealed class PowerIsGone : Exception;

    /// <param name="Name">Null where the person is deleted.</param>
    private sealed record Edit(int Id, string? Name);

    /// <param name="Edit">Null where the turn has only read.</param>
    private sealed record Turn(Told Told, Edit? Edit);

    private sealed class Model
    {
        /// <summary>Every durable commit in order, so that the last one's number is their count.</summary>
        private readonly List<Edit> _kept = [];

        /// <summary>Turns that were told nothing yet, in order.</summary>
        private readonly List<Turn> _waiting = [];

        private PowerDisk _disk = new(SectorBytes);
        private PowerDisk? _afterPowerLoss;
        private Worker _worker = null!;
        private Func<Asked, bool> _asked = Nothing;
        private long _heard;
        private int _names;

        public bool Run(int[] steps)
        {
            Start([], chance: 0);
            foreach (var step in steps.Select(step => (int)((uint)step % (StepMax + 1))))
            {
                Do(step % 14, step / 14);
                Check();
            }

            End(losesPower: true, steps.Length);
            Start([], steps.Length);
            _worker.Kill();
            Assert.Empty(DataFolder.Verify(Some.Folder, Some.Schema, _disk));
            return true;
        }

        private void Do(int kind, int chance)
        {
            switch (kind)
            {
                case 0 or 1 or 2: Stage(new Edit(chance % 5, $"name {++_names}")); break;
                case 3: Stage(new Edit(chance % 5, null)); break;
                case 4: Stage(null); break;
                case 5 or 6: WriteSnapshots(chance); break;
                case 7 or 8: Flush(Trouble.None, chance); break;
                case 9: Flush(Trouble.NoRoom, chance); break;
                case 10: Flush(Trouble.BrokenDisk, chance); break;
                case 11: Flush(Trouble.PowerLoss, chance); break;
                case 12: Flush(Trouble.PowerLossWhileUndone, chance); break;
                default:
                    if (chance % 3 == 0) _worker.Stop();
                    End(losesPower: chance % 3 == 1, chance);
                    Start([], chance);
                    break;
            }
        }

        /// <summary>A deletion of what is not there changes nothing, like a turn that only reads.</summary>
        private void Stage(Edit? edit)
        {
            var isChange = edit is not null && (edit.Name is not null || Visible().ContainsKey(edit.Id));
            var turn = new Turn(new Told(), isChange ? edit : null);
            var isAlone = _waiting.Count == 0 && !isChange;
            var seq = _worker.Store.Stage(
                Some.Now, "test:model", tx =>
                {
                    if (edit is { Name: { } name }) tx.Put(new Person(edit.Id, name));
                    else if (edit is not null) tx.Delete(new Person(edit.Id, ""));
                    return tx.Seq;
                },
                turn.Told.Settle);
            Assert.Equal(_kept.Count + Edits(_waiting).Count + 1, seq);
            if (isAlone) Assert.True(turn.Told.IsKept, "Who reads what is durable waits for nothing.");
            else _waiting.Add(turn);
        }

        private void Flush(Trouble trouble, int chance)
        {
            var group = Edits(_waiting);
            var failure = While(asked => Hit(asked.Operation, trouble, chance), _worker.Flush);
            if (group.Count == 0 || trouble == Trouble.None)
            {
                Assert.Null(failure);
                Acknowledge(group);
            }
            else if (failure is PowerIsGone)
            {
                End(losesPower: true, chance);
                Start(group, chance);
            }
            else
            {
                var isFatal = trouble == Trouble.BrokenDisk;
                Assert.Equal(isFatal, Assert.IsType<Core.NotDurable>(failure).IsFatal);
                Assert.All(_waiting, turn => Assert.True(turn.Told.IsUndone));
                _waiting.Clear();
                Check();
                if (!isFatal) return;
                End(losesPower: chance % 2 == 0, chance);
                Start(group, chance);
            }
        }

        /// <summary>What happens while a group is written: turns come, and then the trouble.</summary>
        private bool Hit(Operation operation, Trouble trouble, int chance)
        {
            for (var i = 0; operation == Operation.Write && i < chance % 4; i++)
                Stage(((chance / 4) + i) % 3 == 0 ? null : new Edit(i, $"behind {++_names}"));
            Check();
            return (trouble, operation) switch
            {
                (Trouble.NoRoom or Trouble.PowerLossWhileUndone, Operation.Write) => true,
                (Trouble.BrokenDisk, Operation.Sync) => true,
                (Trouble.PowerLoss or Trouble.PowerLossWhileUndone, Operation.Sync) => LosePower(chance),
                _ => false,
            };
        }

        /// <summary>In the midst of it another turn comes, or a whole group, or the disk fails, or the power
        /// goes.</summary>
        private void WriteSnapshots(int chance)
        {
            var number = chance / 4 % OperationsMax;
            var failure = While(
                asked =>
                {
                    if (number-- != 0) return false;
                    Stage(new Edit(chance % 5, $"meanwhile {++_names}"));
                    if (chance % 4 == 1) return LosePower(chance);
                    // A group waits while the journal itself is switched.
                    if (chance % 4 == 2 && !asked.Path.Contains("/journal", StringComparison.Ordinal))
                        Flush(Trouble.None, chance);
                    return chance % 4 == 3;
                },
                _worker.WriteSnapshots);
            if (failure is PowerIsGone)
            {
                End(losesPower: true, chance);
                Start([], chance);
            }
            else if (failure is not null)
            {
                // The host logs it and calls again.
                Assert.IsType<IOException>(failure);
            }
        }

        /// <summary>Those up to the first change behind the group have read nothing that is not
        /// durable.</summary>
        private void Acknowledge(List<Edit> group)
        {
            var edits = 0;
            var settled = _waiting
                .TakeWhile(turn => turn.Edit is null || ++edits <= group.Count)
                .ToArray();
            Assert.All(settled, turn => Assert.True(turn.Told.IsKept));
            _waiting.RemoveRange(0, settled.Length);
            _kept.AddRange(group);
        }

        private void End(bool losesPower, int chance)
        {
            Assert.All(_waiting, turn => Assert.Equal(0, turn.Told.Times));
            _waiting.Clear();
            _worker.Kill();
            if (losesPower) _disk = _afterPowerLoss ?? _disk.AfterPowerLoss(new Random(chance));
            _afterPowerLoss = null;
        }

        /// <summary>The power may go once more while the worker starts.</summary>
        /// <param name="perhaps">Commits of which any number may be there, from the first.</param>
        private void Start(List<Edit> perhaps, int chance)
        {
            var number = chance % OperationsMax;
            while (While(_ => number-- == 0 && LosePower(chance), Open) is PowerIsGone)
                (_disk, _afterPowerLoss) = (_afterPowerLoss!, null);
            Assert.InRange(_worker.Report.LastSeq, _kept.Count, _kept.Count + perhaps.Count);
            _kept.AddRange(perhaps[..((int)_worker.Report.LastSeq - _kept.Count)]);
            _heard = _kept.Count;
            Check();
        }

        private void Open()
        {
            _worker = Worker.Start(
                new FaultyDisk(_disk, (asked, _) => _asked(asked)), journalBytesMax: JournalBytesMax);
            _worker.Store.Committed += commit => Assert.Equal(++_heard, commit.Seq);
        }

        /// <summary>What a dying process still asks of the disk changes nothing on it.</summary>
        private bool LosePower(int chance)
        {
            _afterPowerLoss = _disk.AfterPowerLoss(new Random(chance));
            throw new PowerIsGone();
        }

        private Exception? While(Func<Asked, bool> asked, Action act)
        {
            var before = _asked;
            _asked = asked;
            var failure = Record.Exception(act);
            _asked = before;
            return failure is null or PowerIsGone or IOException or Core.NotDurable
                ? failure
                : throw new InvalidOperationException("The model does not hold.", failure);
        }

        private static bool Nothing(Asked asked) => false;

        private void Check()
        {
            Assert.All(_waiting, turn => Assert.Equal(0, turn.Told.Times));
            Assert.Equal(_kept.Count, _heard);
            Assert.Equal(Texts(Visible()), _worker.State());
            var (seq, records) = _worker.Store.Snapshot("people");
            Assert.Equal(_kept.Count, seq);
            Assert.Equal(
                Texts(Fold(_kept)).Values.Order(),
                records.Cast<Person>().Select(person => person.Name).Order());
        }

        private SortedDictionary<int, string> Visible() => Fold(_kept.Concat(Edits(_waiting)));

        private static List<Edit> Edits(IEnumerable<Turn> turns) =>
            [.. turns.Select(turn => turn.Edit).OfType<Edit>()];

        private static SortedDictionary<int, string> Fold(IEnumerable<Edit> edits)
        {
            var people = new SortedDictionary<int, string>();
            foreach (var edit in edits)
            {
                if (edit.Name is { } name) people[edit.Id] = name;
                else people.Remove(edit.Id);
            }

            return people;
        }

        private static SortedDictionary<string, string> Texts(SortedDictionary<int, string> people) => new(
            people.ToDictionary(one => $"people/{one.Key}", one => one.Value), StringComparer.Ordinal);
    }
}
