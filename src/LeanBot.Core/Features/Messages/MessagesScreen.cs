using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Messages;

/// <summary>What the bot has told a member unasked, and whether it arrived.</summary>
public sealed class MessagesScreen : AdminScreen
{
    public const string Wire = "member.messages";

    private const int LinesMax = 10;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice, MemberId member) =>
        OpenScreen.Button(voice.Text("messages.button"), Wire, $"0 {member}");

    /// <param name="argument">The page, and the member.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        var member = MemberScreen.MemberOf(turn, words[1]);
        var lines = MessageLines.Of(turn, member);
        var page = Pages.Of(lines, Pages.NumberOf(words[0]), LinesMax);
        var text = lines.Count == 0
            ? turn.Voice.Text("messages.none")
            : string.Join('\n', page.Items.Select(line => line.Line));
        return new Screen(
            turn.Voice.Text("messages.head", ("name", member.Name), ("max", SentMessages.KeptMax))
                + "\n\n" + text,
            [.. page.Buttons(turn.Voice, this, number => $"{number} {words[1]}")]);
    }

    protected override Choice Back(Turn turn, string argument) => OpenScreen.Back(
        turn.Voice, MemberScreen.Wire, argument.Split(' ', 2)[1]);
}
