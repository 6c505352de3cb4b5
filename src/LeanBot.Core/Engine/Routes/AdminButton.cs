using LeanBot.Core.Features.Admins;

namespace LeanBot.Core;

/// <summary>Runs only for those of <c>config/admins.json</c> who have its right; the engine checks before,
/// and shows it to nobody else.</summary>
public abstract class AdminButton() : Button(Bot.Admin), IGuarded
{
    public abstract AdminRights Right { get; }

    /// <summary>What it takes to press it with that argument.</summary>
    internal virtual AdminRights RightFor(Router router, string argument) => Right;
}
