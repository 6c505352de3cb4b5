using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Simulation.Tests;

/// <summary>What was paid at Stripe, whoever has heard of it.</summary>
internal sealed class Truth(World world)
{
    private readonly Dictionary<MemberId, List<Paid>> _byMember = [];
    private readonly Dictionary<string, DateTimeOffset> _through = [];
    private int _read;

    /// <param name="At">When it was paid.</param>
    /// <param name="Until">What it paid for, to its end.</param>
    public sealed record Paid(string InvoiceId, DateTimeOffset At, DateTimeOffset Until, Plan Plan);

    public IEnumerable<MemberId> Payers
    {
        get
        {
            Read();
            return _byMember.Keys;
        }
    }

    /// <summary>The payment that covers this moment longest, for that channel; null where there is none.
    /// </summary>
    public Paid? Cover(MemberId member, ChannelId channel) => Of(member)
        .Where(paid => paid.At <= world.Now && paid.Until > world.Now && paid.Plan.Channels.Contains(channel))
        .MaxBy(paid => paid.Until);

    /// <summary>What a subscription is paid through.</summary>
    public DateTimeOffset? ThroughOf(string stripeId)
    {
        Read();
        return _through.TryGetValue(stripeId, out var through) ? through : null;
    }

    private List<Paid> Of(MemberId member)
    {
        Read();
        return _byMember.GetValueOrDefault(member) ?? [];
    }

    private void Read()
    {
        var listed = world.Town.Stripe.Listed;
        for (; _read < listed.Count; _read++)
        {
            var (made, invoice) = listed[_read];
            var member = MemberId.TryFrom(invoice.Metadata.TelegramId)!.Value;
            var until = invoice.PeriodEnd!.Value;
            if (!_byMember.TryGetValue(member, out var paid)) _byMember[member] = paid = [];
            paid.Add(new Paid(
                invoice.Id, made, until, world.PlanOf(new PlanId(invoice.Metadata.ProductId!))));
            var known = _through.GetValueOrDefault(invoice.SubscriptionId!);
            _through[invoice.SubscriptionId!] = until > known ? until : known;
        }
    }
}
