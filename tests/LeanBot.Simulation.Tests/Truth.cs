using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Refunds;

namespace LeanBot.Simulation.Tests;

/// <summary>What was paid at Stripe, whoever has heard of it: read from all that happens there, the moment it
/// does.</summary>
internal sealed class Truth
{
    private readonly World _world;
    private readonly HashSet<string> _events = [];
    private readonly Dictionary<string, Paid> _paid = [];
    private readonly Dictionary<MemberId, List<Paid>> _byMember = [];
    private readonly Dictionary<string, List<Paid>> _bySubscription = [];
    private readonly Dictionary<string, Bought> _bought = [];
    private readonly Dictionary<string, string> _invoiceOf = [];
    private readonly Dictionary<string, Back> _backs = [];
    private readonly Dictionary<string, Disputed> _disputes = [];

    public Truth(World world)
    {
        _world = world;
        world.Services.Tried += (_, made) => Note(made);
    }

    private PartialRefund Policy => _world.Config.Settings.Refunds.PartialRefund;

    /// <param name="At">When it was paid.</param>
    /// <param name="Until">What it paid for, to its end; less where part of it has gone back.</param>
    public sealed record Paid(
        string InvoiceId, string StripeId, MemberId Member, Money Amount, DateTimeOffset At,
        DateTimeOffset From, DateTimeOffset Until, Plan Plan);

    public sealed record Bought(string StripeId, MemberId Member, string Customer, bool HasEnded);

    /// <param name="IsGivenBack">A refund that has failed gives nothing back.</param>
    private sealed record Back(string InvoiceId, long Amount, bool IsGivenBack);

    private sealed record Disputed(string InvoiceId, string Status);

    public IEnumerable<MemberId> Payers => _byMember.Keys;

    public IEnumerable<Paid> All => _paid.Values;

    public int Refunds => _backs.Count;

    public int Disputes => _disputes.Count;

    /// <summary>Refunds of a part that were to take time.</summary>
    public int Shortened => Policy == PartialRefund.Nothing
        ? 0
        : _backs.Values.Count(
            back => back.IsGivenBack && back.Amount < _paid[back.InvoiceId].Amount.MinorUnits);

    /// <summary>What a member has ever bought, the newest last.</summary>
    public IEnumerable<Bought> BoughtBy(MemberId member) => _bought.Values.Where(one => one.Member == member);

    public MemberId? HolderOf(string stripeId) => _bought.GetValueOrDefault(stripeId)?.Member;

    /// <summary>Whether something of it has gone back, or was asked back.</summary>
    public bool IsTouched(Paid paid) => _backs.Values.Any(back => back.InvoiceId == paid.InvoiceId)
        || _disputes.Values.Any(dispute => dispute.InvoiceId == paid.InvoiceId);

    /// <summary>What was given back of it, in minor units.</summary>
    public long BackOf(string invoiceId) => _backs.Values
        .Where(back => back.InvoiceId == invoiceId && back.IsGivenBack)
        .Sum(back => back.Amount);

    /// <summary>The payment that covers this moment longest, for that channel; null where there is none.
    /// </summary>
    public Paid? Cover(MemberId member, ChannelId channel) => Of(member)
        .Select(Left)
        .Where(paid => paid.Until > _world.Now && paid.Plan.Channels.Contains(channel))
        .Where(paid => Stands(paid) && !IsDisputed(paid))
        .MaxBy(paid => paid.Until);

    /// <summary>What a subscription is paid through.</summary>
    public DateTimeOffset? ThroughOf(string stripeId) => _bySubscription.GetValueOrDefault(stripeId)?
        .Where(Stands)
        .Max(paid => (DateTimeOffset?)Left(paid).Until);

    public List<Paid> Of(MemberId member) => _byMember.GetValueOrDefault(member) ?? [];

    /// <summary>What a refund of a part has left of it.</summary>
    private Paid Left(Paid paid)
    {
        var back = BackOf(paid.InvoiceId);
        if (back == 0 || Policy == PartialRefund.Nothing) return paid;
        if (Policy == PartialRefund.End) return paid with { Until = paid.From };
        var kept = 1 - ((decimal)back / paid.Amount.MinorUnits);
        var whole = (decimal)(paid.Until - paid.From).TotalSeconds;
        return paid with { Until = paid.From.AddSeconds((long)(whole * kept)) };
    }

    /// <summary>Its money has not gone back, as a whole or for good.</summary>
    private bool Stands(Paid paid)
    {
        var back = BackOf(paid.InvoiceId);
        return (back == 0 || back < paid.Amount.MinorUnits) && !_disputes.Values.Any(
            dispute => dispute.InvoiceId == paid.InvoiceId && dispute.Status == "lost");
    }

    /// <summary>While a bank asks for one payment of a subscription back, none of it counts.</summary>
    private bool IsDisputed(Paid paid) => _disputes.Values.Any(
        dispute => dispute.Status is not ("won" or "lost")
            && _paid[dispute.InvoiceId].StripeId == paid.StripeId);

    private void Note(JsonElement made)
    {
        if (!_events.Add(Text(made, "id"))) return;
        var subject = made.GetProperty("data").GetProperty("object");
        switch (Text(made, "type"))
        {
            case "invoice.paid": NotePaid(subject); break;
            case "invoice_payment.paid":
                _invoiceOf[Text(subject.GetProperty("payment"), "payment_intent")] = Text(subject, "invoice");
                break;
            case "refund.created" or "refund.updated" or "refund.failed": NoteRefund(subject); break;
            case "charge.dispute.created" or "charge.dispute.updated" or "charge.dispute.closed":
                NoteDispute(subject);
                break;
            case "customer.subscription.created" or "customer.subscription.updated"
                or "customer.subscription.deleted":
                NoteBought(subject);
                break;
        }
    }

    private void NotePaid(JsonElement invoice)
    {
        var line = invoice.GetProperty("lines").GetProperty("data").EnumerateArray().Single();
        var subscription = invoice.GetProperty("parent").GetProperty("subscription_details");
        var member = MemberId.TryFrom(Text(subscription.GetProperty("metadata"), "telegram_id"))!.Value;
        var product = Text(line.GetProperty("pricing").GetProperty("price_details"), "product");
        var paid = new Paid(
            Text(invoice, "id"), Text(subscription, "subscription"), member,
            new Money(invoice.GetProperty("amount_paid").GetInt64(), Text(invoice, "currency")),
            Moment(invoice.GetProperty("status_transitions"), "paid_at"),
            Moment(line.GetProperty("period"), "start"), Moment(line.GetProperty("period"), "end"),
            _world.PlanOf(new PlanId(product[PlanPrice.ProductPrefix.Length..])));
        _paid.Add(paid.InvoiceId, paid);
        Listed(_byMember, member).Add(paid);
        Listed(_bySubscription, paid.StripeId).Add(paid);
        _world.Touched.Add(member);
    }

    private void NoteRefund(JsonElement refund)
    {
        var invoice = _invoiceOf[Text(refund, "payment_intent")];
        var isGivenBack = Text(refund, "status") is not ("failed" or "canceled");
        NoteMoneyBack(invoice);
        _backs[Text(refund, "id")] = new Back(invoice, refund.GetProperty("amount").GetInt64(), isGivenBack);
    }

    private void NoteDispute(JsonElement dispute)
    {
        var invoice = _invoiceOf[Text(dispute, "payment_intent")];
        NoteMoneyBack(invoice);
        _disputes[Text(dispute, "id")] = new Disputed(invoice, Text(dispute, "status"));
    }

    private void NoteMoneyBack(string invoice)
    {
        var member = _paid[invoice].Member;
        _world.NoteMoneyBack(member);
        _world.Touched.Add(member);
    }

    private void NoteBought(JsonElement subscription)
    {
        var member = MemberId.TryFrom(Text(subscription.GetProperty("metadata"), "telegram_id"))!.Value;
        var id = Text(subscription, "id");
        var hasEnded = subscription.GetProperty("ended_at").ValueKind != JsonValueKind.Null;
        _bought[id] = new Bought(id, member, Text(subscription, "customer"), hasEnded);
        _world.Touched.Add(member);
    }

    private static List<Paid> Listed<TKey>(Dictionary<TKey, List<Paid>> lists, TKey key) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;

    private static DateTimeOffset Moment(JsonElement from, string name) =>
        DateTimeOffset.FromUnixTimeSeconds(from.GetProperty(name).GetInt64());
}
