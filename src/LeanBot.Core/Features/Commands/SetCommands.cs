namespace LeanBot.Core.Features.Commands;

/// <summary>Sets a command menu.</summary>
/// <param name="Commands">None takes the menu away.</param>
[Wire("telegram.setCommands")]
public sealed record SetCommands(MenuScope Scope, IReadOnlyList<MenuCommand> Commands) : Outgoing
{
    public override string Lane => $"menu:{Scope.Key}";

    public override Priority Priority => Priority.Bulk;
}
