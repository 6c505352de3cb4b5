namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Those whom an admin named one by one.</summary>
[Kept("broadcastLists")]
public sealed record BroadcastList(string Broadcast, IReadOnlyList<MemberId> Members) : Record
{
    public const int PeopleMax = 50_000;

    public override string Key => Broadcast;
}
