namespace LeanBot.Core;

/// <summary>Runs only for the people of <c>config/admins.json</c>; the router checks before.</summary>
public abstract class AdminButton() : Button(Bot.Admin);
