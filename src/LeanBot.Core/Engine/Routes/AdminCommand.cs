using LeanBot.Core.Features.Admins;

namespace LeanBot.Core;

/// <summary>Runs only for those of <c>config/admins.json</c> who have its right; the engine checks
/// before.</summary>
public abstract class AdminCommand() : Command(Bot.Admin), IGuarded
{
    public abstract AdminRights Right { get; }
}
