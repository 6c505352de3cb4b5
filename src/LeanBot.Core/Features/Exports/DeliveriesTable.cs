using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Exports;

/// <summary>What became of every recipient of the broadcasts of the last days.</summary>
public sealed class DeliveriesTable : ExportTable
{
    public override string Name => "deliveries";

    public override IReadOnlyList<string> Columns =>
        ["broadcast", "member_id", "member_name", "username", "state", "at", "pressed"];

    public override IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config)
    {
        var deliveries = state.All<Delivery>().ToArray();
        var members = state.All<Member>().ToArray();
        return Rows(deliveries, members);
    }

    private static IEnumerable<string[]> Rows(Delivery[] deliveries, Member[] members)
    {
        var known = members.ToDictionary(member => member.Id);
        return deliveries
            .OrderBy(delivery => delivery.Key, StringComparer.Ordinal)
            .Select(delivery => Row(delivery, known.GetValueOrDefault(delivery.Member)));
    }

    private static string[] Row(Delivery delivery, Member? member) =>
    [
        delivery.Broadcast,
        delivery.Member.ToString(),
        member?.Name ?? "",
        member?.Username ?? "",
        delivery.State.ToString(),
        Cells.Moment(delivery.At),
        Cells.Several(Enumerable.Range(0, PostButton.CountMax)
            .Where(button => (delivery.Pressed & (1L << button)) != 0)
            .Select(button => Cells.Number(button + 1))),
    ];
}
