namespace LeanBot.Core.Features.Commands;

/// <summary>A command menu as it was set, so that only what changed is set again.</summary>
/// <param name="Hash">Of the commands and their descriptions; empty where there is no chat
/// to set it for.</param>
[Kept("menus", IsWalked = true)]
public sealed record Menu(MenuScope Scope, string Hash) : Record
{
    public override string Key => Scope.Key;
}
