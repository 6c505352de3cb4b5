using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Whom something is odd about in a channel, as it is now, page by page; each leads to the
/// member.</summary>
public sealed class FindingsScreen : AdminScreen
{
    public const string Wire = "sweeps.list";

    private const int ShownMax = 8;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <param name="argument">The channel, the kind and the page: <c>stocks Missing 0</c>.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (words.Length < 3 || !Enum.TryParse<FindingKind>(words[1], out var kind))
            throw new Refused("engine.staleButtonAdmin");
        var channel = new ChannelId(words[0]);
        var page = Pages.Of(Findings.Of(turn, channel, kind), Pages.NumberOf(words[2]), ShownMax);
        var title = Chats.TitleOf(turn, channel);
        return new Screen(
            turn.Voice.Text(page.Items.Count == 0 ? "sweeps.nobody" : $"sweeps.head{kind}", ("channel", title)),
            [
                .. page.Items.Select(IReadOnlyList<Choice> (access) =>
                [
                    OpenScreen.Button(
                        NameOf(turn, access.Member), MemberScreen.Wire, access.Member.ToString()),
                ]),
                .. page.Buttons(turn.Voice, this, number => $"{channel} {kind} {number}"),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, SweepScreen.Wire);

    private static string NameOf(Turn turn, MemberId id) =>
        turn.Tx.Get<Member>(id.ToString()) is { } member
            ? $"{member.Name}{(member.Username is { } username ? $" @{username}" : "")}"
            : id.ToString();
}
