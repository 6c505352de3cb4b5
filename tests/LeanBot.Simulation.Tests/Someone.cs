using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Tests;

namespace LeanBot.Simulation.Tests;

/// <summary>A person and their life: they buy, pay, fail, cancel, come back, come and go, as chance has
/// it.</summary>
internal sealed class Someone(World world, Mail mail, int number)
{
    private const double ActEveryDays = 12;

    /// <summary>Who pays without ever having written to the bot: on a page that somebody sent them.</summary>
    private const double GuestShare = 0.15;

    private static readonly TimeSpan StepMin = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan StepMax = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(20);
    private static readonly string[] Titles = ["Starter", "Starter", "Starter", "Pro", "Gold"];
    private static readonly string[] Periods = ["Monthly", "Monthly", "Monthly", "Yearly"];

    private readonly Person _person = Some.Member($"Member{number}", 5_000_000_000 + number);
    private bool _isKnown;

    public MemberId Id => _person.Id;

    public bool IsGuest { get; private set; }

    private Town Town => world.Town;

    private TelegramStandIn Telegram => world.Town.Telegram;

    public void Begin() => world.After(world.Every(60), () =>
    {
        if (world.Happens(GuestShare)) PayAsGuest();
        else Subscribe();
        Live();
    });

    /// <summary>Goes through every door that is open.</summary>
    public void JoinAll()
    {
        foreach (var channel in Town.Config.Channels)
        {
            var key = Access.KeyOf(Id, channel.Id);
            if (Town.Store.View(state => state.Get<Access>(key))?.InviteLink is { } link) Join(link);
        }
    }

    private void Live() => world.After(world.Every(ActEveryDays), () =>
    {
        if (world.IsHealed) return;
        Act();
        Live();
    });

    private void Act()
    {
        switch (world.Chance.Next(15))
        {
            case 0 or 1: Subscribe(); break;
            case 2: BreakCard(); break;
            case 3: MendCard(); break;
            case 4: PayInvoice(); break;
            case 5: CancelAtStripe(); break;
            case 6: Do("/cancel", "rather not say", "Yes, cancel"); break;
            case 7: Do(world.OneOf("/resume", "/status", "/myplan", "/billing")); break;
            case 8: ResumeAtStripe(); break;
            case 9: Leave(); break;
            case 10 or 11: JoinWhatIsSeen(_person); break;
            case 12: ForwardLink(); break;
            case 13: SwitchBlock(); break;
            case 14: MoneyGoesBack(); break;
        }
    }

    private void Subscribe()
    {
        var first = _isKnown ? "/subscribe" : "/start";
        string[] terms = _isKnown ? [] : ["I accept"];
        _isKnown = true;
        Do([first, .. terms, world.OneOf(Titles), world.OneOf(Periods), "💳"]);
    }

    /// <summary>Says the first, presses the others one after the other; a page is paid, and the doors
    /// follow.</summary>
    private void Do(params string[] steps)
    {
        if (Telegram.Started.Contains((Bot.User, Id.Value))) Unblock();
        else Telegram.BlockedBy.Remove(Id.Value);
        Say(steps[0]);
        Next(steps[1..], patience: 3);
    }

    private void Next(string[] steps, int patience)
    {
        if (steps.Length == 0) return;
        world.After(world.Between(StepMin, StepMax), () =>
        {
            if (world.IsHealed) return;
            if (!Press(steps[0]))
            {
                if (patience > 0) world.After(Later, () => Next(steps, patience - 1));
                return;
            }

            Next(steps[1..], patience);
        });
    }

    private void Say(string text)
    {
        world.Note($"{Id} says {text}");
        var update = Town.NextUpdate(Bot.User);
        mail.Bring(new Incoming.Message(update, Bot.User, _person, 1, text) { Raw = "{}" });
    }

    private bool Press(string label)
    {
        if (Find(label).FirstOrDefault() is not { Button: { } button } found) return false;
        if (button.Url is { } url) return Pay(url);
        world.Note($"{Id} presses {button.Text}");
        var update = Town.NextUpdate(Bot.User);
        mail.Bring(new Incoming.Press(
            update, Bot.User, _person, found.Message, $"query {update}", button.Data!)
        {
            Raw = "{}",
        });
        return true;
    }

    /// <summary>The newest first.</summary>
    private IEnumerable<(long Message, InlineButton Button)> Find(string label) => Telegram
        .Chat(Bot.User, Id)
        .Reverse()
        .SelectMany(message => message.Buttons.SelectMany(row => row).Select(
            button => (message.Id, button)))
        .Where(shown => shown.button.Text.Contains(label, StringComparison.Ordinal));

    /// <summary>Some banks want to be asked, and some people give up there.</summary>
    private bool Pay(string url)
    {
        if (!Town.Stripe.IsPayable(url)) return false;
        if (world.Happens(0.15))
        {
            world.Note($"{Id} fails at 3-D Secure");
            if (world.Happens(0.7)) world.After(Later, () => Pay(url));
            return true;
        }

        world.Note($"{Id} pays {url}");
        Town.Stripe.Pay(url, world.Now);
        world.After(world.Between(StepMin, Later), () => JoinWhatIsSeen(_person));
        return true;
    }

    private void PayAsGuest()
    {
        var plan = world.OneOf(Town.Config.Plans);
        var page = new PaymentPage(
            new OrderId($"guest{number}"), Id, plan.Id, plan.Title, Period.Month, plan.Prices[Period.Month],
            world.Now.AddDays(1));
        IsGuest = true;
        world.Note($"{Id} is a guest");
        // The bot may write to nobody who has not begun.
        Telegram.BlockedBy.Add(Id.Value);
        Pay(Town.Stripe.MakePage(page, null).Url);
    }

    /// <summary>By a refund, which may fail, or a dispute, which is decided some time.</summary>
    private void MoneyGoesBack()
    {
        var charges = Town.Stripe.Charges;
        var paid = Town.Stripe.Listed.Select(one => one.Invoice)
            .Where(invoice => invoice.Metadata.TelegramId == Id.ToString())
            .ToArray();
        if (paid.Length == 0) return;
        var invoice = world.Happens(0.7) ? paid[^1] : world.OneOf(paid);
        var charge = ChargesStandIn.ChargeOf(invoice.Id);
        var isTouched = charges.Refunds.Any(refund => refund.ChargeId == charge)
            || charges.Disputes.Any(dispute => dispute.ChargeId == charge);
        if (invoice.AmountPaid.MinorUnits == 0 || isTouched) return;
        world.NoteMoneyBack(Id);
        if (world.Happens(0.5)) Refund(invoice);
        else Dispute(invoice);
    }

    private void Refund(StripeInvoice invoice)
    {
        long? part = world.Happens(0.5) ? invoice.AmountPaid.MinorUnits / 2 : null;
        var refund = Town.Stripe.Charges.Refund(invoice, world.Now, part);
        world.Note($"{Id} gets {refund.Amount} of {invoice.Id} back");
        if (!world.Happens(0.2)) return;
        world.After(TimeSpan.FromDays(3), () =>
        {
            if (world.IsHealed) return;
            world.NoteMoneyBack(Id);
            Town.Stripe.Charges.Fail(refund.Id, world.Now);
            world.Note($"{Id}'s bank sends {refund.Id} back");
        });
    }

    private void Dispute(StripeInvoice invoice)
    {
        var dispute = Town.Stripe.Charges.Dispute(invoice, world.Now);
        world.Note($"{Id} disputes {invoice.Id}");
        world.After(world.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(60)), () =>
        {
            if (world.IsHealed) return;
            world.NoteMoneyBack(Id);
            var how = world.OneOf("won", "lost");
            Town.Stripe.Charges.Move(dispute.Id, how, world.Now);
            world.Note($"{dispute.Id} is {how}");
        });
    }

    private void PayInvoice()
    {
        var open = Town.Stripe.BoughtBy(Id)
            .Select(sub => sub.LatestInvoice)
            .FirstOrDefault(invoice => invoice is { Status: "open", HostedInvoiceUrl: not null });
        if (open is not null) Pay(open.HostedInvoiceUrl!);
    }

    private void BreakCard()
    {
        foreach (var sub in Town.Stripe.BoughtBy(Id)) Town.Stripe.WithoutCard.Add(sub.CustomerId!);
        world.Note($"{Id}'s card expires");
    }

    private void MendCard()
    {
        foreach (var sub in Town.Stripe.BoughtBy(Id)) Town.Stripe.WithoutCard.Remove(sub.CustomerId!);
        world.Note($"{Id} has a card that works");
    }

    private void CancelAtStripe()
    {
        if (Town.Stripe.BoughtBy(Id).LastOrDefault(sub => sub.EndedAt is null) is not { } sub) return;
        world.Note($"{Id} cancels {sub.Id} at Stripe");
        Town.Stripe.Cancel(sub.Id, world.Now);
    }

    private void ResumeAtStripe()
    {
        if (Town.Stripe.BoughtBy(Id).LastOrDefault(sub => sub.EndedAt is null) is not { } sub) return;
        world.Note($"{Id} resumes {sub.Id} at Stripe");
        world.Resumed.Add(sub.Id);
        Town.Stripe.Resume(sub.Id, world.Now);
    }

    private void JoinWhatIsSeen(Person who)
    {
        foreach (var (_, button) in Find("Join ").DistinctBy(shown => shown.Button.Text).ToArray())
        {
            if (button.Url is { } link && Telegram.IsLink(link)) Join(link, who);
        }
    }

    private void Join(string link, Person? who = null)
    {
        var (person, chat) = (who ?? _person, Telegram.ChatOf(link));
        if (Telegram.Inside.Contains((chat, person.Id))) return;
        world.Note($"{person.Id} asks to be let into {world.ChannelOf(chat).Title}");
        mail.Bring(new Incoming.JoinRequest(Town.NextUpdate(Bot.User), person, chat, person.Id.Value));
    }

    private void Leave()
    {
        var chats = Telegram.Inside.Where(one => one.Member == Id).Select(one => one.Chat).ToArray();
        if (chats.Length == 0) return;
        var chat = world.OneOf(chats);
        Telegram.LetOut(chat, Id);
        world.Note($"{Id} leaves {world.ChannelOf(chat).Title}");
        mail.BringUnsurely(new Incoming.MembershipChanged(
            Town.NextUpdate(Bot.User), _person, _person, ByBot: false, chat, Membership.Out));
        if (world.Happens(0.5)) world.After(world.Every(2), () => JoinWhatIsSeen(_person));
    }

    private void ForwardLink()
    {
        var friend = Some.Member($"Friend{number}", 6_000_000_000 + number);
        JoinWhatIsSeen(friend);
    }

    private void SwitchBlock()
    {
        if (!_isKnown || Unblock()) return;
        Telegram.BlockedBy.Add(Id.Value);
        TellBlock(isBlocked: true);
    }

    private bool Unblock()
    {
        if (!Telegram.BlockedBy.Remove(Id.Value)) return false;
        TellBlock(isBlocked: false);
        return true;
    }

    private void TellBlock(bool isBlocked)
    {
        world.Note($"{Id} {(isBlocked ? "blocks" : "unblocks")} the bot");
        mail.Bring(new Incoming.BotBlocked(Town.NextUpdate(Bot.User), Bot.User, _person, isBlocked));
    }
}
