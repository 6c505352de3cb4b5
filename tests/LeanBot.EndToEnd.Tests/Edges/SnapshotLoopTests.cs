using LeanBot.Timers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class SnapshotLoopTests
{
    /// <summary>Some minutes, if each were rested.</summary>
    private const int Pieces = 50_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Told_to_stop_it_rests_no_more()
    {
        using var stop = new CancellationTokenSource();
        var written = 0;
        var loop = new SnapshotLoop(Write, TimeProvider.System, NullLogger<SnapshotLoop>.Instance);

        await loop.Run(stop.Token).WaitAsync(Patience);

        Assert.Equal(Pieces, written);

        void Write(Action rest)
        {
            stop.Cancel();
            for (; written < Pieces; written++) rest();
        }
    }
}
