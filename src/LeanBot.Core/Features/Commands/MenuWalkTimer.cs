namespace LeanBot.Core.Features.Commands;

/// <summary>First what everybody sees and the team, then the people who chose a language, some at a
/// time.</summary>
public sealed class MenuWalkTimer : TimerRule<MenuWalk>
{
    private const int AtOnceMax = 200;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    public override void Fire(Turn turn, MenuWalk record)
    {
        if (record.After is not { } after)
        {
            Menus.BringCommon(turn);
            turn.Tx.Put(new MenuWalk(turn.Now, After: ""));
            return;
        }

        var some = turn.Tx.Behind<Menu>(after, AtOnceMax);
        foreach (var menu in some.Where(menu => menu.Scope.ChatId is not null))
            Menus.BringChat(turn, menu.Scope);
        if (some.Count < AtOnceMax) turn.Tx.Delete(record);
        else turn.Tx.Put(new MenuWalk(turn.Now + Breath, some[^1].Key));
    }
}
