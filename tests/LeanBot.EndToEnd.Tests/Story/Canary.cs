using System.Text.Json;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The distinctive parts of the demo's secrets, which no address encodes otherwise. They may be in
/// nothing that the worker writes or says.</summary>
internal static class Canary
{
    public static readonly string[] Secrets =
        ["sandbox-user-bot", "sandbox-admin-bot", "sk_test_sandbox", "whsec_sandbox"];

    public static void IsInNoFile(string folder) => IsInNoFile(folder, Secrets);

    public static void IsInNoFile(string folder, IReadOnlyList<string> secrets)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            IsIn(File.ReadAllText(file), Path.GetRelativePath(folder, file), secrets);
    }

    /// <param name="calls">What the bots told Telegram; the token stands in the path, and nowhere
    /// else.</param>
    public static void IsInNoMessage(JsonElement calls)
    {
        foreach (var call in calls.EnumerateArray())
            IsIn(call.GetProperty("body").GetString() ?? "", "a message", Secrets);
    }

    public static void IsIn(string text, string where, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var around = text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 100)];
            Assert.Fail($"«{secret}» is in {where}: …{around}…");
        }
    }
}
