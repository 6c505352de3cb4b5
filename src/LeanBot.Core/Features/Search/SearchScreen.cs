using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Search;

/// <summary>Asks whom to look for; what is typed next is looked up.</summary>
public sealed class SearchScreen : AdminScreen
{
    public const string Wire = "search";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 20;

    public override bool Changes => false;

    public override string Label(Turn turn) => turn.Voice.Text("search.button");

    protected override Screen Show(Turn turn, string argument)
    {
        turn.Begin(new SearchFlow.State.Ask());
        return new Screen(
            turn.Voice.Text("search.ask"),
            [OpenScreen.Button(turn.Voice.Text("search.members"), FiltersScreen.Wire)]);
    }
}
