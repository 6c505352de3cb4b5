using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Tests;

namespace LeanBot.Simulation.Tests;

/// <summary>What was paid at Stripe, whoever has heard of it.</summary>
internal sealed class Truth(World world)
{
    private readonly Dictionary<MemberId, List<Paid>> _byMember = [];
    private readonly Dictionary<string, List<Paid>> _bySubscription = [];
    private int _read;

    private PartialRefund Policy => world.Town.Config.Settings.Refunds.PartialRefund;

    /// <param name="At">When it was paid.</param>
    /// <param name="Until">What it paid for, to its end; less where part of it has gone back.</param>
    public sealed record Paid(StripeInvoice Invoice, DateTimeOffset At, DateTimeOffset Until, Plan Plan)
    {
        public string InvoiceId => Invoice.Id;
    }

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
        .Select(Left)
        .Where(paid => paid.At <= world.Now && paid.Until > world.Now && paid.Plan.Channels.Contains(channel))
        .Where(paid => Stands(paid) && !IsDisputed(paid))
        .MaxBy(paid => paid.Until);

    /// <summary>What a subscription is paid through.</summary>
    public DateTimeOffset? ThroughOf(string stripeId)
    {
        Read();
        return _bySubscription.GetValueOrDefault(stripeId)?.Where(Stands)
            .Max(paid => (DateTimeOffset?)Left(paid).Until);
    }

    /// <summary>What a refund of a part has left of it.</summary>
    private Paid Left(Paid paid)
    {
        var (back, from) = (BackOf(paid), paid.Invoice.PeriodStart!.Value);
        if (back == 0 || Policy == PartialRefund.Nothing) return paid;
        if (Policy == PartialRefund.End) return paid with { Until = from };
        var kept = 1 - ((decimal)back / paid.Invoice.AmountPaid.MinorUnits);
        var whole = (decimal)(paid.Until - from).TotalSeconds;
        return paid with { Until = from.AddSeconds((long)(whole * kept)) };
    }

    /// <summary>Its money has not gone back, as a whole or for good.</summary>
    private bool Stands(Paid paid)
    {
        var charge = ChargesStandIn.ChargeOf(paid.InvoiceId);
        var back = BackOf(paid);
        return (back == 0 || back < paid.Invoice.AmountPaid.MinorUnits)
            && !world.Town.Stripe.Charges.Disputes.Any(
                dispute => dispute.ChargeId == charge && dispute.Status == "lost");
    }

    private long BackOf(Paid paid)
    {
        var charge = ChargesStandIn.ChargeOf(paid.InvoiceId);
        return world.Town.Stripe.Charges.Refunds
            .Where(refund => refund.ChargeId == charge && refund.IsGivenBack)
            .Sum(refund => refund.Amount.MinorUnits);
    }

    /// <summary>While a bank asks for one payment of a subscription back, none of it counts.</summary>
    private bool IsDisputed(Paid paid) => _bySubscription[paid.Invoice.SubscriptionId!]
        .Select(one => ChargesStandIn.ChargeOf(one.InvoiceId))
        .Any(charge => world.Town.Stripe.Charges.Disputes.Any(
            dispute => dispute.ChargeId == charge && dispute.Status is not ("won" or "lost")));

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
            var one = new Paid(invoice, made, until, world.PlanOf(new PlanId(invoice.Metadata.ProductId!)));
            paid.Add(one);
            if (!_bySubscription.TryGetValue(invoice.SubscriptionId!, out var same))
                _bySubscription[invoice.SubscriptionId!] = same = [];
            same.Add(one);
        }
    }
}
