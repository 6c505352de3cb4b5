using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Messages;

/// <summary>The newest message that they got unasked, and the way to the others.</summary>
public sealed class MessagesSection : MemberSection
{
    public override string Name => "messages";

    public override int Place => 66;

    public override string? Of(Turn turn, Member member) =>
        MessageLines.Of(turn, member) is [var newest, ..]
            ? turn.Voice.Text("messages.last") + "\n" + newest.Line
            : null;

    public override IEnumerable<Choice> Buttons(Turn turn, Member member)
    {
        if (MessageLines.Of(turn, member).Count > 0)
            yield return MessagesScreen.Button(turn.Voice, member.Id);
    }
}
