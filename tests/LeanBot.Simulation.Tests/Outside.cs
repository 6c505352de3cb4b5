using LeanBot.Core;
using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Trials;
using LeanBot.Outbox;
using LeanBot.Stripe;
using LeanBot.Telegram;

namespace LeanBot.Simulation.Tests;

/// <summary>Telegram and Stripe as they are called: with the real pacing and the real policies, and with what
/// goes wrong on the way.</summary>
internal sealed class Outside(World world, Witness witness)
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(1);

    /// <summary>Stripe answers a repeated key as it did the first time.</summary>
    private readonly Dictionary<string, CallResult> _answered = [];

    private Dictionary<Bot, TelegramPacing> _pacing = [];
    private StripeGate _stripe = new();

    public bool TelegramIsDown { get; set; }

    public bool StripeIsDown { get; set; }

    /// <summary>A new process knows nothing of what Telegram had asked for, and what was asked for by a clock
    /// that was set since is forgotten.</summary>
    public void ForgetPauses()
    {
        _pacing = Enum.GetValues<Bot>().ToDictionary(bot => bot, _ => new TelegramPacing());
        _stripe = new StripeGate();
    }

    public IGate GateOf(OutboxRow row) => IsAtStripe(row.Request)
        ? _stripe.For(row.Priority)
        : _pacing[BotOf(row.Request)].For(
            ChatOf(row.Request), row.Request.IsNewMessage, row.Priority,
            row.Request is MakeInvites invites ? invites.Channels.Count : 1);

    public void NoteDeath(IEnumerable<string> inFlight)
    {
        foreach (var row in inFlight) witness.NoteCut(row);
    }

    public CallResult Carry(OutboxRow row)
    {
        var now = world.Town.Now;
        if (Lane.IsOver(row, now)) return Settle(row, new Verdict.Drop(FailureReason.Expired, "too late"));
        if (world.Town.Store.View(row.Request.IsOutdated))
            return Settle(row, new Verdict.Drop(FailureReason.Outdated, "it has changed"));
        return IsAtStripe(row.Request) ? AskStripe(row) : AskTelegram(row);
    }

    private CallResult AskStripe(OutboxRow row)
    {
        if (StripeIsDown) return Refuse(row, new StripeError(StripeError.NoAnswer, "simulated"));
        if (!world.IsHealed && world.Happens(Weather.CallFails))
        {
            if (world.Happens(0.5))
                return Refuse(row, new StripeError(world.OneOf(429, 500, 503), "simulated"));
            Answer(row);
            return Refuse(row, new StripeError(StripeError.NoAnswer, "simulated, and done"));
        }

        return Answer(row);
    }

    private CallResult Answer(OutboxRow row)
    {
        if (row.Request is FetchSubscription or ListStripe or FetchInvoice or FetchCharge) return Do(row);
        if (!_answered.TryGetValue(row.Id, out var answer)) _answered[row.Id] = answer = Do(row);
        return answer;
    }

    private CallResult AskTelegram(OutboxRow row)
    {
        if (TelegramIsDown) return Refuse(row, new ApiError(ApiError.NotSent, "simulated"));
        if (world.IsHealed || !world.Happens(Weather.CallFails)) return Do(row);
        switch (world.Chance.Next(3))
        {
            case 0:
                var pause = world.Between(TimeSpan.FromSeconds(1), PauseMax);
                return Refuse(row, new ApiError(429, "Too Many Requests", pause));
            case 1:
                return Refuse(row, new ApiError(world.OneOf(500, 502), "simulated"));
            default:
                var done = Do(row);
                if (done is not CallResult.Done) return done;
                witness.NoteUncertain(row);
                return Refuse(row, new ApiError(ApiError.NoAnswer, "simulated, and done"));
        }
    }

    private CallResult Do(OutboxRow row)
    {
        witness.NoteCall(row);
        var result = world.Town.Carry(row);
        if (result is CallResult.Done) witness.NoteDone(row);
        return result;
    }

    private CallResult Refuse(OutboxRow row, StripeError error) =>
        Settle(row, StripePolicy.Judge(error, row.Attempts));

    private CallResult Refuse(OutboxRow row, ApiError error)
    {
        if (error.Status == 429)
        {
            _pacing[BotOf(row.Request)].Note429(
                ChatOf(row.Request), TelegramPolicy.PauseOf(error), world.Town.Now);
        }

        return Settle(row, TelegramPolicy.Judge(error, row.Attempts, row.Request, row.LastError));
    }

    private CallResult Settle(OutboxRow row, Verdict verdict)
    {
        var result = Patience.Settle(row, verdict, world.Town.Now)
            ?? throw new Broken($"{row.Request.GetType().Name} stops everything.");
        if (result is CallResult.PutOff putOff)
            witness.Excuse(row, putOff.Until - world.ClockIsOffBy);
        return result;
    }

    private static bool IsAtStripe(Outgoing request) => request is MakePaymentLink or MakeCheckoutSession
        or ClosePaymentPage or FetchSubscription or SubscriptionChange or OpenPortal or FetchInvoice
        or FetchCharge or StopSubscription or ListStripe or WithdrawUnpaid or FindFailedInvoice or FetchCard
        or EndTrial;

    private static Bot BotOf(Outgoing request) => request switch
    {
        SayMessage said => said.Bot,
        AnswerPress answer => answer.Bot,
        SetCommands menu => menu.Scope.Bot,
        _ => Bot.User,
    };

    private static long? ChatOf(Outgoing request) => request switch
    {
        SayMessage said => said.ChatId,
        LetOut call => call.ChatId,
        ApproveJoin call => call.ChatId,
        DeclineJoin call => call.ChatId,
        RevokeInvite call => call.ChatId,
        LookUpMembers call => call.ChatId,
        CountMembers call => call.ChatId,
        _ => null,
    };
}
