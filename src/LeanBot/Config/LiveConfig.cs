namespace LeanBot.Configuration;

/// <summary>The config as it counts now. It is swapped as one, and whoever asks gets one whole.</summary>
internal sealed class LiveConfig
{
    private volatile LoadedConfig _now;

    public LiveConfig(LoadedConfig atStart) => (_now, PlacesAtStart) = (atStart, atStart.Places);

    public Core.Config Config => _now.Config;

    public LoadedConfig Loaded => _now;

    /// <summary>Where things are: what was read at the start counts until the next.</summary>
    public Places PlacesAtStart { get; }

    public void Take(LoadedConfig loaded) => _now = loaded;
}
