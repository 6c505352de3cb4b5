namespace LeanBot.Core.Features.Orders;

public enum OrderState
{
    /// <summary>The payment page is being made.</summary>
    Preparing,

    /// <summary>The member can pay.</summary>
    Open,

    /// <summary>Paid by a method whose money takes days; nothing is granted yet.</summary>
    Processing,
    Paid,
    Failed,

    /// <summary>Nobody paid in time.</summary>
    Expired,

    /// <summary>The member chose something else.</summary>
    Replaced,
}
