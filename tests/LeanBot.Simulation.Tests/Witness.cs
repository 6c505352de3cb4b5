using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Simulation.Tests;

/// <summary>Sees every commit and every call, and says what must not be the moment it is.</summary>
internal sealed class Witness(World world, Truth truth)
{
    /// <summary>Rounds come every hour, and Stripe may be slow to answer them.</summary>
    private static readonly TimeSpan KnownWithin = TimeSpan.FromHours(2);

    private static readonly TimeSpan RegisteredFor = TimeSpan.FromDays(29);

    private readonly HashSet<string> _granted = [];
    private readonly HashSet<(string Key, DateTimeOffset At)> _held = [];
    private readonly Dictionary<string, DateTimeOffset> _causes = [];
    private readonly Dictionary<string, Said> _said = [];
    private readonly Dictionary<MemberId, DateTimeOffset> _excused = [];
    private Broken? _broken;

    /// <summary>How often a message went out, and how often nobody could know.</summary>
    private sealed class Said
    {
        public int Times { get; set; }
        public int Uncertain { get; set; }
        public int Cut { get; set; }
    }

    /// <summary>When something that concerns everybody went wrong last, or was mended.</summary>
    public DateTimeOffset LastTrouble { get; private set; } = DateTimeOffset.MinValue;

    public int Grants => _granted.Count;

    /// <summary>How often a removal came to wait for the team.</summary>
    public int Held => _held.Count;

    public void NoteTrouble() => LastTrouble = world.Now;

    /// <summary>A clock that was ahead has forgotten what was processed: now only grant keys tell a repeat.
    /// </summary>
    public void ForgetCauses() => _causes.Clear();

    /// <summary>What concerns this member waits, as it should, until then.</summary>
    public DateTimeOffset ExcusedUntil(MemberId member) => _excused.GetValueOrDefault(member);

    public void Excuse(OutboxRow row, DateTimeOffset until)
    {
        if (MemberOf(row.Request) is not { } member) return;
        if (until > ExcusedUntil(member)) _excused[member] = until;
    }

    /// <summary>Begins to watch what a process commits; what it has found durable counts as told.</summary>
    public void Watch(StateStore store)
    {
        store.View(state =>
        {
            foreach (var grant in state.All<Grant>()) _granted.Add(grant.Id);
            return true;
        });
        store.Committed += Note;
    }

    /// <summary>Tells of what was seen where nothing may be thrown.</summary>
    public void Raise()
    {
        if (_broken is { } broken) throw broken;
    }

    public void NoteCall(OutboxRow row)
    {
        switch (row.Request)
        {
            case LetOut call: CheckLetOut(call.Member, call.Channel, isRemoval: true); break;
            case DeclineJoin call: CheckLetOut(call.Member, call.Channel, isRemoval: false); break;
        }
    }

    public void NoteDone(OutboxRow row)
    {
        switch (row.Request)
        {
            case SayMessage { Bot: Bot.User, IsNewMessage: true }: SaidOf(row.Id).Times++; break;
            case LetOut call: world.Note($"{call.Member} is let out of {call.Channel}"); break;
            case ApproveJoin call: world.Note($"{call.Member} is let into {call.Channel}"); break;
            case DeclineJoin call: world.Note($"{call.Member} is declined at {call.Channel}"); break;
        }
    }

    public void NoteUncertain(OutboxRow row)
    {
        if (row.Request.IsNewMessage) SaidOf(row.Id).Uncertain++;
    }

    /// <summary>The process died while it was in flight.</summary>
    public void NoteCut(string row) => SaidOf(row).Cut++;

    /// <summary>A message is said once; twice where its answer was lost, or the process.</summary>
    public void NoteResult(OutboxRow row, CallResult result)
    {
        if (row.Request is not SayMessage { Bot: Bot.User, IsNewMessage: true } message) return;
        if (result is CallResult.PutOff) return;
        var said = SaidOf(row.Id);
        _said.Remove(row.Id);
        var most = 1 + Math.Min(1, said.Uncertain) + said.Cut;
        if (said.Times > most)
            throw new Broken($"{row.Id} was said {said.Times} times, {most} are allowed: {message.Html}");
        var mayBeUnsaid = row.ExpiresAt is not null
            || result is CallResult.Failed { Failure.Reason: FailureReason.Unreachable };
        if (said.Times == 0 && !mayBeUnsaid)
            throw new Broken($"{row.Id} was never said to {message.ChatId} ({result}): {message.Html}");
    }

    private Said SaidOf(string row)
    {
        if (!_said.TryGetValue(row, out var said)) _said[row] = said = new Said();
        return said;
    }

    private void CheckLetOut(MemberId member, ChannelId channel, bool isRemoval)
    {
        if (truth.Cover(member, channel) is not { } paid) return;
        var isKnown = _granted.Contains($"main:{paid.InvoiceId}");
        var isOld = paid.At < world.Now - KnownWithin && LastTrouble < world.Now - KnownWithin;
        if (!isKnown && !isOld) return;
        // That its money came again, after it had gone back, may not be known yet.
        var isMoneyBack = world.MoneyBackAt(member) != DateTimeOffset.MinValue;
        var isMoneyOld = world.MoneyBackAt(member) < world.Now - KnownWithin;
        if (isMoneyBack && !(isOld && isMoneyOld)) return;
        var what = isRemoval ? "let out of" : "declined at";
        throw new Broken(
            $"{member} is {what} {channel}, though {paid.InvoiceId} of {paid.At:u} pays until {paid.Until:u}"
            + (isKnown ? ", as is known" : ", as could be known"));
    }

    /// <summary>Called under the store's mutex.</summary>
    private void Note(Commit commit)
    {
        NoteCause(commit);
        foreach (var change in commit.Changes)
        {
            if (change is { Collection: "payments", Value: null } or { Collection: "grants", Value: null })
                _broken = new Broken($"{commit.Cause} takes {change.Collection} {change.Key} back");
            if (change.Value is Grant grant) NoteGrant(commit, grant);
            if (change.Value is HeldRemoval held) _held.Add((held.Key, held.At));
        }
    }

    private void NoteGrant(Commit commit, Grant grant)
    {
        world.Note($"granted: {grant.Id}");
        if (!_granted.Add(grant.Id)) _broken = new Broken($"{commit.Cause} grants {grant.Id} again");
        var payment = commit.Changes.Select(change => change.Value).OfType<Payment>()
            .SingleOrDefault(payment => payment.Id == grant.Id);
        if (payment is null)
        {
            _broken = new Broken($"{commit.Cause} grants {grant.Id} without a payment");
            return;
        }

        var isMoved = commit.Changes.Select(change => change.Value).OfType<Subscription>()
            .Any(held => held.PaidThrough == payment.PeriodEnd);
        var isTold = commit.Changes.Select(change => change.Value).OfType<OutboxRow>()
            .Any(row => MemberOf(row.Request) == payment.Member);
        if (isMoved && !isTold)
            _broken = new Broken($"{commit.Cause} tells {payment.Member} nothing of {grant.Id}");
    }

    /// <summary>The same occurrence has its effects once.</summary>
    private void NoteCause(Commit commit)
    {
        var isUpdate = commit.Cause.StartsWith("user:", StringComparison.Ordinal)
            || commit.Cause.StartsWith("stripe:", StringComparison.Ordinal);
        if (!isUpdate) return;
        if (_causes.TryGetValue(commit.Cause, out var before) && world.Now - before < RegisteredFor)
            _broken = new Broken($"{commit.Cause} of {before:u} has effects twice");
        _causes[commit.Cause] = world.Now;
    }

    private MemberId? MemberOf(Outgoing request) => request switch
    {
        SayMessage { Bot: Bot.User } said => new MemberId(said.ChatId),
        MakeInvites call => call.Member,
        LetOut call => call.Member,
        ApproveJoin call => call.Member,
        DeclineJoin call => call.Member,
        FetchSubscription call =>
            MemberId.TryFrom(world.Town.Stripe.Fetch(call.StripeId).Metadata.TelegramId),
        _ => null,
    };
}
