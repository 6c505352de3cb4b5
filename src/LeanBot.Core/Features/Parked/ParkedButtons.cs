namespace LeanBot.Core.Features.Parked;

/// <summary>What an admin can do about a parked item.</summary>
internal static class ParkedButtons
{
    public static IEnumerable<IReadOnlyList<Choice>> For(Voice voice, ParkedItem item)
    {
        var drop = DropParked.Button(voice, item.Reference);
        yield return item.CanBeRetried ? [RetryParked.Button(voice, item.Reference), drop] : [drop];
    }
}
