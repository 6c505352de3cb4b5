namespace LeanBot.Core.Features.Approvals;

public enum ApprovalState
{
    Waiting,
    Approved,
    Declined,
    Withdrawn,
    Expired,
}
