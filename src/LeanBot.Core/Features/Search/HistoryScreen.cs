using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Search;

/// <summary>What the bot did about a member lately.</summary>
public sealed class HistoryScreen : AdminScreen
{
    public const string Wire = "member.history";

    private const int EntriesMax = 15;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <param name="argument">The page, and what leads back to the member.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ', 2);
        var member = MemberScreen.MemberOf(turn, words[1]);
        var entries = Diaries.Of(turn, member.Id);
        var page = Pages.Of(entries, Pages.NumberOf(words[0]), EntriesMax);
        var text = entries.Count == 0
            ? turn.Voice.Text("search.noHistory")
            : DiaryLines.Of(turn, page.Items);
        return new Screen(
            turn.Voice.Text("search.historyHead", ("name", member.Name)) + "\n\n" + text,
            [.. page.Buttons(turn.Voice, this, number => $"{number} {words[1]}")]);
    }

    protected override Choice Back(Turn turn, string argument) => OpenScreen.Back(
        turn.Voice, MemberScreen.Wire, argument.Split(' ', 2)[1]);
}
