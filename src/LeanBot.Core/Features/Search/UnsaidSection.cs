using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Search;

/// <summary>What the bot could not tell them.</summary>
public sealed class UnsaidSection : MemberSection
{
    public override string Name => "unsaid";

    public override int Place => 60;

    public override string? Of(Turn turn, Member member)
    {
        if (turn.Tx.Get<Unsaid>(member.Key) is not { } unsaid) return null;
        var lines = unsaid.Messages.Select(message => turn.Voice.Text(
            "search.unsaidLine",
            ("at", turn.Voice.Moment(message.At)), ("words", message.Words), ("why", message.Why)));
        return turn.Voice.Text("search.unsaid") + "\n" + string.Join('\n', lines);
    }
}
