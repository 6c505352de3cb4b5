namespace LeanBot.Core.Features.Subscriptions;

public enum FetchPurpose
{
    /// <summary>To know.</summary>
    Refresh,

    /// <summary>To decide whether the member is let out.</summary>
    Check,
}
