namespace LeanBot.Sandbox.Journal;

/// <summary>Brings a world and its clock back to where they were.</summary>
internal static class Replay
{
    public static void Into(World world, MovableClock? clock, IEnumerable<JournalEntry> entries)
    {
        var (last, offset) = (DateTimeOffset.MinValue, TimeSpan.Zero);
        foreach (var entry in entries)
        {
            if (entry.At > last)
                last = entry.At;
            if (entry.Request is { } request)
                _ = world.Handle(request, entry.At);
            if (entry.Delivery is { } delivery)
                world.Delivered(delivery.Account, delivery.Number, delivery.Status, entry.At);
            if (entry.ClockOffset is { } ticks)
                offset = TimeSpan.FromTicks(ticks);
        }

        if (clock is null)
            return;
        if (offset > TimeSpan.Zero)
            clock.MoveTo(clock.Inner.GetUtcNow() + offset);
        clock.MoveTo(last);
    }
}
