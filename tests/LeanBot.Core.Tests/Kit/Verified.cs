using System.Runtime.CompilerServices;

namespace LeanBot.Core.Tests;

/// <summary>Holds a text to the <c>*.verified.txt</c> beside the test, as Verify does: what differs is left
/// as
/// <c>*.received.txt</c>, and moving it over the verified one accepts it.</summary>
public static class Verified
{
    private const string Suffix = ".verified.txt";

    public static void Matches(
        string received, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        MatchesFile(received, Path.Combine(
            Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}{Suffix}"));

    /// <summary>Tells a story to somebody who reads English and to somebody who reads Ukrainian: each has a
    /// transcript, the second as <c>*.uk.verified.txt</c>, with no word of English in it.</summary>
    public static void InBothLanguages(
        Func<Person, Talk> story, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        Assert.Multiple(
            () => Matches(story(Some.Member()).Transcript, file, test),
            () =>
            {
                var talk = story(Some.Ukrainian);
                Assert.Empty(EnglishWords.In(talk));
                Matches(talk.Transcript, file, $"{test}.uk");
            });
    }

    public static void MatchesFile(string received, string verifiedPath)
    {
        var receivedPath = verifiedPath.Replace(Suffix, ".received.txt", StringComparison.Ordinal);
        var text = received.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : null;
        if (text == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, text);
        var difference = FirstDifference(verified, text);
        Assert.Fail($"{Path.GetFileName(receivedPath)} differs from the verified text:\n{difference}");
    }

    private static string FirstDifference(string? verified, string received)
    {
        if (verified is null) return "there is no verified text yet.";
        var (before, after) = (verified.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length))
            .First(i => before.ElementAtOrDefault(i) != after.ElementAtOrDefault(i));
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
