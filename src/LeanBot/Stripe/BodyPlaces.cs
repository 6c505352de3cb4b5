namespace LeanBot.Stripe;

/// <summary>Places for bodies that are being read. Who comes always gets one: where all are taken, the body
/// that has been coming longest loses its own. So slow callers can push out each other, but nobody who is
/// quick.</summary>
internal sealed class BodyPlaces(int placesMax)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Place> _taken = [];

    public int Count
    {
        get
        {
            lock (_lock) return _taken.Count;
        }
    }

    /// <summary>It is the caller's until it is disposed of or <see cref="Place.Lost"/>.</summary>
    public Place Take()
    {
        Place? oldest = null;
        var place = new Place(this);
        lock (_lock)
        {
            if (_taken.Count >= placesMax)
            {
                oldest = _taken.First!.Value;
                _taken.RemoveFirst();
            }

            _taken.AddLast(place);
        }

        // Outside the lock: whoever waits for it goes on within this call.
        oldest?.Lose();
        return place;
    }

    private void Free(Place place)
    {
        lock (_lock) _taken.Remove(place);
    }

    /// <summary>One body's.</summary>
    internal sealed class Place(BodyPlaces places) : IDisposable
    {
        // Never disposed of, since it may be cancelled at any moment; it holds no timer and no handle.
        private readonly CancellationTokenSource _lost = new();

        public CancellationToken Lost => _lost.Token;

        public void Lose() => _lost.Cancel();

        public void Dispose() => places.Free(this);
    }
}
