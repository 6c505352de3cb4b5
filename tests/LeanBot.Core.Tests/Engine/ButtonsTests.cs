using System.Runtime.CompilerServices;

namespace LeanBot.Core.Tests;

/// <summary>No button leads nowhere: whatever a transcript shows, some transcript presses.</summary>
public sealed class ButtonsTests
{
    [Fact]
    public void Every_button_of_every_message_in_the_transcripts_is_pressed_in_one_of_them()
    {
        var transcripts = Directory.EnumerateFiles(Folder(), "*.verified.txt").Select(Transcript.Read).ToArray();
        var pressed = transcripts.SelectMany(one => one.Pressed).Select(Kind).ToHashSet();

        var never = transcripts.SelectMany(one => one.Shown)
            .Where(button => !pressed.Contains(Kind(button)))
            .OrderBy(button => button.Place.Contains(".uk.", StringComparison.Ordinal))
            .DistinctBy(Kind)
            .ToArray();

        Assert.True(never.Length == 0, string.Join('\n', never.Select(Tell)));
    }

    private static (string, string) Kind(Transcript.Button button) => (button.Message, button.Label);

    private static string Tell(Transcript.Button button) =>
        $"[{button.Words}] under the message «{button.Message}» ({button.Place}) is never pressed: let a test whose "
        + $"transcript is kept show this message and go on with .Presses(\"{button.Words}\"), and read what comes.";

    private static string Folder([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../Features");
}
