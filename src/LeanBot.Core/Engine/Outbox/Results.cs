using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Parked;

namespace LeanBot.Core;

/// <summary>What every call to the outside has in common when it comes back.</summary>
internal static class Results
{
    /// <summary>The row is gone once its result was taken: that is what tells a repeat.</summary>
    public static void Take(Turn turn, Incoming.Result result)
    {
        if (turn.Tx.Get<OutboxRow>(result.RowId) is not { } row) return;
        switch (result.Outcome)
        {
            case CallResult.PutOff putOff:
                turn.Tx.Put(row with
                {
                    Attempts = row.Attempts + (putOff.IsTry ? 1 : 0),
                    Excused = row.Excused + (putOff is { IsTry: true, IsExcused: true } ? 1 : 0),
                    NotBefore = putOff.Until,
                    LastError = putOff.Error,
                });
                if (putOff.TellsAdmins) TellOfStuck(turn, row, putOff);
                break;
            case CallResult.ChatMoved moved:
                Chats.Move(turn, moved.From, moved.To);
                turn.Tx.Put(row with { Request = row.Request.InChat(moved.From, moved.To) });
                break;
            case CallResult.Failed { Failure: { Reason: FailureReason.NotPermitted } failure }
                when row.Request.Needs is { } needed:
                Rights.Hold(turn, row, needed, failure.Description);
                break;
            default:
                Apply(turn, row, result.Outcome);
                break;
        }
    }

    private static void Apply(Turn turn, OutboxRow row, CallResult outcome)
    {
        var tried = row.Request is RetryItem ? null : Tries.Of(turn, row);
        turn.Row = row;
        turn.Tx.Delete(row);
        // A bug must reach a person, whether or not the rule has anything to say of it.
        if (outcome is CallResult.Failed { Failure: { Reason: FailureReason.Bug } bug })
            turn.Park($"{Wire.NameOf(row.Request.GetType())}: {bug.Description}", callsAgain: true);
        if (outcome is CallResult.Done && row.Request.Needs is { } worked)
            Rights.NoteReturn(turn, worked);
        turn.Router.ResultRuleOf(row.Request).Apply(turn, row, outcome);
        if (tried is not null) Tries.End(turn, tried, outcome);
    }

    private static void TellOfStuck(Turn turn, OutboxRow row, CallResult.PutOff putOff) => turn.TellAdmins(
        "engine.stuck",
        ("kind", Wire.NameOf(row.Request.GetType())),
        ("row", row.Id),
        ("tries", row.Attempts + 1),
        ("problem", putOff.Error));
}
