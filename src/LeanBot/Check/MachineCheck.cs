namespace LeanBot.Check;

/// <summary>This machine: its disk, its port, its clock.</summary>
internal static class MachineCheck
{
    public static async Task<Section> Look(
        Installation installation, HttpClient http, TimeSpan patience, CancellationToken cut)
    {
        var section = new Section("Machine");
        DiskCheck.Look(section, installation.DataFolder);
        if (installation.Places is not { } places) return section;
        await ReceiverCheck.Look(section, installation, places, http, patience, cut);
        await ClockCheck.Look(section, places, http, installation.Clock, patience, cut);
        return section;
    }
}
