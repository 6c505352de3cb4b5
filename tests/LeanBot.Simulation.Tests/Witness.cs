using System.Text.Json.Nodes;
using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Sandbox;

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

    /// <summary>Somebody is about to be let out, and is not yet because a call has failed.</summary>
    public event Action<MemberId>? Parting;

    /// <summary>When something that concerns everybody went wrong last, or was mended.</summary>
    public DateTimeOffset LastTrouble { get; private set; } = DateTimeOffset.MinValue;

    public int Grants => _granted.Count;

    /// <summary>How often a removal came to wait for the team.</summary>
    public int Held => _held.Count;

    /// <summary>Until then Telegram wants a chat, or all of them, left alone.</summary>
    public DateTimeOffset PausedUntil { get; private set; } = DateTimeOffset.MinValue;

    public void NoteTrouble() => LastTrouble = world.Now;

    public void NotePause(TimeSpan span)
    {
        if (world.Now + span > PausedUntil) PausedUntil = world.Now + span;
    }

    /// <summary>A clock that was ahead has forgotten what was processed: now only grant keys tell a repeat.
    /// </summary>
    public void ForgetCauses() => _causes.Clear();

    /// <summary>What concerns this member waits, as it should, until then.</summary>
    public DateTimeOffset ExcusedUntil(MemberId member) => _excused.GetValueOrDefault(member);

    public void Excuse(OutboxRow row, DateTimeOffset until)
    {
        if (MemberOf(row.Request) is not { } member) return;
        if (until > ExcusedUntil(member)) _excused[member] = until;
        if (row.Request is LetOut) Parting?.Invoke(member);
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

    /// <summary>Telegram has carried out a call.</summary>
    /// <param name="isLost">Nobody heard that it did.</param>
    public void NoteDone(OutboxRow row, Request call, bool isLost)
    {
        var method = call.Path[(call.Path.LastIndexOf('/') + 1)..];
        switch (method)
        {
            case "unbanChatMember": CheckLetOut(call, "let out of"); break;
            case "declineChatJoinRequest": CheckLetOut(call, "declined at"); break;
            case "approveChatJoinRequest":
                var (member, channel) = WhoAndWhere(call);
                world.Note($"{member} is let into {channel.Id}");
                break;
            case "sendMessage" when row.Request is SayMessage { Bot: Bot.User, IsNewMessage: true }:
                SaidOf(row.Id).Times++;
                break;
        }

        if (isLost && row.Request.IsNewMessage) SaidOf(row.Id).Uncertain++;
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

    private (MemberId Member, Channel Channel) WhoAndWhere(Request call)
    {
        var asked = JsonNode.Parse(call.Body)!;
        return (new MemberId((long)asked["user_id"]!), world.ChannelOf((long)asked["chat_id"]!));
    }

    private void CheckLetOut(Request call, string what)
    {
        var (member, channel) = WhoAndWhere(call);
        world.Note($"{member} is {what} {channel.Id}");
        if (truth.Cover(member, channel.Id) is not { } paid) return;
        var isKnown = _granted.Contains($"{Services.Account}:{paid.InvoiceId}");
        var isOld = paid.At < world.Now - KnownWithin && LastTrouble < world.Now - KnownWithin;
        if (!isKnown && !isOld) return;
        // That its money came again, after it had gone back, may not be known yet.
        var isMoneyBack = world.MoneyBackAt(member) != DateTimeOffset.MinValue;
        var isMoneyOld = world.MoneyBackAt(member) < world.Now - KnownWithin;
        if (isMoneyBack && !(isOld && isMoneyOld)) return;
        throw new Broken($"{member} is {what} {channel.Id}, though {paid.InvoiceId} of {paid.At:u} pays "
            + $"until {paid.Until:u}" + (isKnown ? ", as is known" : ", as could be known"));
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
            if (change.Value is Subscription subscription) world.Touched.Add(subscription.Member);
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
        FetchSubscription call => truth.HolderOf(call.StripeId),
        _ => null,
    };
}
