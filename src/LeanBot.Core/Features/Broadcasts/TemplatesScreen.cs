using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>What is kept to be used again, by its name.</summary>
public sealed class TemplatesScreen : AdminScreen
{
    public const string Wire = "broadcasts.templates";

    private const int ShownMax = 8;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var all = turn.Tx.All<BroadcastTemplate>()
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .ToArray();
        var page = Pages.Of(all, Pages.NumberOf(argument), ShownMax);
        return new Screen(
            turn.Voice.Text(
                all.Length == 0 ? "broadcasts.noTemplates" : "broadcasts.templatesHead",
                ("count", all.Length)),
            [
                .. page.Items.Select(IReadOnlyList<Choice> (one) =>
                    [UseTemplate.Button(one), DropTemplate.Button(turn.Voice, one)]),
                .. page.Buttons(turn.Voice, this, Steps.Text),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, BroadcastsScreen.Wire, "0");
}
