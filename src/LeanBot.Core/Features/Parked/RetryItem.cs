namespace LeanBot.Core.Features.Parked;

/// <summary>Has the adapter that took it in read a parked item again, and hands it to the engine once more:
/// only the adapter knows the format.</summary>
/// <param name="By">The admin who asked for it; null where nobody did.</param>
[Wire("parked.retry")]
public sealed record RetryItem(ParkedItem Item, MemberId? By = null) : Outgoing
{
    public override string Lane => $"parked:{Item.Reference}";
}
