namespace LeanBot.Core.Features.Cancellations;

/// <summary>Why a member cancels, as far as a button says it.</summary>
public enum CancelReason
{
    TooExpensive,
    NoTime,
    NotAsExpected,
    OnlyForAWhile,
    Other,
}
