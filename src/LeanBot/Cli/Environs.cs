using System.Collections;
using DotNetEnv;

namespace LeanBot.Cli;

/// <summary>The secrets of the environment, and of <c>.env</c> where the environment has none of that
/// name.</summary>
internal static class Environs
{
    private const string Prefix = "LEANBOT_";
    private const string File = ".env";

    public static IReadOnlyDictionary<string, string> Secrets()
    {
        var secrets = new Dictionary<string, string>();
        if (System.IO.File.Exists(File))
        {
            foreach (var (name, value) in Env.NoEnvVars().Load(File)) secrets[name] = value;
        }

        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (name.StartsWith(Prefix, StringComparison.Ordinal)) secrets[name] = (string)variable.Value!;
        }

        return secrets;
    }
}
