namespace LeanBot.Core.Features.Admins;

/// <summary>A bot whose updates go elsewhere can still speak, so the admin bot tells of either.</summary>
public sealed class BotConflictRule : UpdateRule<Incoming.BotConflict>
{
    protected override void Apply(Turn turn, Incoming.BotConflict incoming) => turn.TellAdmins(
        "admins.botConflict",
        ("bot", Team.NameOf(incoming.Bot)),
        ("variable", Team.TokenVariableOf(incoming.Bot)),
        ("problem", incoming.Problem));
}
