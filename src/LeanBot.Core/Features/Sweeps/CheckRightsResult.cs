using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Sweeps;

public sealed class CheckRightsResult : ResultRule<CheckRights, RightsSeen>
{
    protected override void Done(Turn turn, OutboxRow row, CheckRights request, RightsSeen result)
    {
        if (result.Missing.Count > 0)
            Rights.NoteLoss(turn, request.Channel, result.Missing, result.Problem ?? "");
        foreach (var right in Enum.GetValues<Right>().Except(result.Missing))
            Rights.NoteReturn(turn, new RightIn(request.Channel, right));
    }

    /// <summary>Who may not even ask what they may has lost everything.</summary>
    protected override void Failed(Turn turn, OutboxRow row, CheckRights request, Failure failure)
    {
        if (failure.Reason is FailureReason.NotPermitted or FailureReason.NotFound)
            Rights.NoteLoss(turn, request.Channel, Enum.GetValues<Right>(), failure.Description);
    }
}
