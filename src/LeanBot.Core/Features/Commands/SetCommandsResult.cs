using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Commands;

public sealed class SetCommandsResult : ResultRule<SetCommands, Nothing>
{
    /// <summary>It is tried again at the next start, or when the person writes. An admin who never wrote to
    /// the bot has no chat with it yet: that is no alarm.</summary>
    protected override void Failed(Turn turn, OutboxRow row, SetCommands request, Failure failure)
    {
        if (turn.Tx.Get<Menu>(request.Scope.Key) is { } menu) turn.Tx.Put(menu with { Hash = "" });
        if (failure.Reason == FailureReason.Unreachable) return;
        turn.TellAdmins(
            "language.menuRefused",
            ("bot", Team.NameOf(request.Scope.Bot)),
            ("scope", request.Scope.Key),
            ("problem", failure.Description));
    }
}
