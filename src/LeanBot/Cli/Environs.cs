using System.Collections;
using System.Net;
using DotNetEnv;
using LeanBot.Configuration;

namespace LeanBot.Cli;

/// <summary>What the environment says: the secrets, and where a container differs.</summary>
/// <param name="Values">By name; the environment's own, else those of the file.</param>
/// <param name="Notes">What is odd about the file.</param>
internal sealed record Environs(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Notes)
{
    private const string HostName = "LEANBOT_RECEIVER_HOST";
    private const string Prefix = "LEANBOT_";
    private const string DefaultFile = ".env";

    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>In place of the config's <c>receiver.host</c>; null where nothing is said.</summary>
    /// <exception cref="ConfigRefused">It is no address.</exception>
    public IPAddress? ReceiverHost
    {
        get
        {
            if (Values.GetValueOrDefault(HostName)?.Trim() is not { Length: > 0 } host) return null;
            if (IPAddress.TryParse(host, out var address)) return address;
            throw Refused($"{HostName} is «{host}», expected is an address such as 0.0.0.0.");
        }
    }

    /// <param name="file">Null for <c>.env</c> where there is one.</param>
    /// <exception cref="ConfigRefused">There is no such file.</exception>
    public static Environs Read(string? file)
    {
        var values = new Dictionary<string, string>();
        var notes = new List<string>();
        if (file is not null && !File.Exists(file))
            throw Refused($"There is no file {Path.GetFullPath(file)} (--env FILE).");
        if (File.Exists(file ?? DefaultFile))
        {
            foreach (var (name, value) in Env.NoEnvVars().Load(file ?? DefaultFile)) values[name] = value;
            if (MayOthersRead(file ?? DefaultFile) is { } note) notes.Add(note);
        }

        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (name.StartsWith(Prefix, StringComparison.Ordinal)) values[name] = (string)variable.Value!;
        }

        return new Environs(values, notes);
    }

    private static ConfigRefused Refused(string why) => new([new Finding("", null, why)]);

    private static string? MayOthersRead(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OfOthers) != 0
            ? $"{file} holds secrets and others on this machine may read it: chmod 600 {file}"
            : null;
}
