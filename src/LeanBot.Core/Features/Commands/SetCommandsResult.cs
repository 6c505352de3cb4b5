using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Commands;

public sealed class SetCommandsResult : ResultRule<SetCommands, Nothing>
{
    /// <summary>It is tried again at the next start. An admin who never wrote to the bot has no chat with it
    /// yet: that is no alarm, and waits for their first word.</summary>
    protected override void Failed(Turn turn, OutboxRow row, SetCommands request, Failure failure)
    {
        var menu = turn.Tx.Get<Menu>(request.Scope.Key);
        if (failure.Reason == FailureReason.Unreachable)
        {
            if (menu is not null) turn.Tx.Put(menu with { Hash = "" });
            return;
        }

        if (menu is not null) turn.Tx.Delete(menu);
        turn.TellAdmins(
            "language.menuRefused",
            ("bot", Team.NameOf(request.Scope.Bot)),
            ("scope", request.Scope.Key),
            ("problem", failure.Description));
    }
}
