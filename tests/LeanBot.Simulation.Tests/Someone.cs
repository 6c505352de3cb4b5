using System.Text.Json.Nodes;
using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Simulation.Tests;

/// <summary>A person and their life: they buy, pay, fail, cancel, come back, come and go, as chance has
/// it.</summary>
internal sealed class Someone(World world, Truth truth, Machine machine, int number)
{
    private const double ActEveryDays = 12;

    /// <summary>Who pays without ever having written to the bot: on a page that somebody sent them.</summary>
    private const double GuestShare = 0.15;

    private const string GoodCard = "4242424242424242";
    private const string CardThatFailsLater = "4000000000000341";
    private const string CardOfABankThatAsks = "4000002760003184";

    private static readonly TimeSpan StepMin = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan StepMax = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LastMomentMin = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LastMomentMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(20);
    private static readonly string[] Titles = ["Starter", "Starter", "Starter", "Pro", "Gold"];
    private static readonly string[] Periods = ["Monthly", "Monthly", "Monthly", "Yearly"];

    private readonly MemberId _friend = Services.FriendOf(number);
    private bool _isKnown;
    private bool _hasWritten;
    private bool _hasBlocked;

    public MemberId Id { get; } = Services.MemberOf(number);

    public bool IsGuest { get; private set; }

    private Services Services => world.Services;

    public void Begin() => world.After(world.Every(60), () =>
    {
        if (world.Happens(GuestShare)) PayAsGuest();
        else Subscribe();
        Live();
    });

    /// <summary>Goes through every door that is open.</summary>
    public void JoinAll()
    {
        foreach (var channel in world.Config.Channels)
        {
            var key = Access.KeyOf(Id, channel.Id);
            if (machine.Store.View(state => state.Get<Access>(key))?.InviteLink is { } link) Join(link, Id);
        }
    }

    /// <summary>Who is about to be let out may pay at the last moment.</summary>
    public void ThinkAgain()
    {
        if (!world.IsHealed && world.Happens(0.7))
            world.After(world.Between(LastMomentMin, LastMomentMax), () => Pay(MakePage("last moment")));
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
            case 2: ReplaceCard(CardThatFailsLater); break;
            case 3: ReplaceCard(GoodCard); break;
            case 4: PayInvoice(); break;
            case 5: SetEnd(isCancelled: true); break;
            case 6: Do("/cancel", "rather not say", "Yes, cancel"); break;
            case 7: Do(world.OneOf("/resume", "/status", "/myplan", "/billing")); break;
            case 8: SetEnd(isCancelled: false); break;
            case 9: Leave(); break;
            case 10 or 11: JoinWhatIsSeen(Id); break;
            case 12: JoinWhatIsSeen(_friend); break;
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
        if (_hasBlocked) SwitchBlock();
        _hasWritten = true;
        world.Note($"{Id} says {steps[0]}");
        Services.Say(Bot.User, Id, steps[0]);
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

    private bool Press(string label)
    {
        var (message, words, url) = Find(label).FirstOrDefault();
        if (words is null) return false;
        if (url is not null) return Pay(url);
        world.Note($"{Id} presses {words}");
        Services.Press(Bot.User, Id, message, words);
        return true;
    }

    private IEnumerable<(long Message, string Label, string? Url)> Find(string label) => Services
        .Buttons(Bot.User, Id)
        .Where(button => button.Label.Contains(label, StringComparison.Ordinal));

    /// <summary>Some banks want to be asked, at each renewal too, and some people give up there.</summary>
    private bool Pay(string url)
    {
        var isAsked = world.Happens(0.15);
        var isConfirmed = isAsked && world.Happens(0.3);
        var (done, _) = Services.TryAct("pay", new JsonObject
        {
            ["url"] = url,
            ["card"] = isAsked ? CardOfABankThatAsks : GoodCard,
            ["authenticate"] = isConfirmed,
        });
        if (done is null) return false;
        var status = (string)done["status"]!;
        world.Note($"{Id} pays {url}: {status}");
        if (status == "paid") world.After(world.Between(StepMin, Later), () => JoinWhatIsSeen(Id));
        else if (world.Happens(0.7)) world.After(Later, () => Pay(url));
        return true;
    }

    private void PayAsGuest()
    {
        IsGuest = true;
        world.Note($"{Id} is a guest");
        Pay(MakePage("guest"));
    }

    /// <summary>A page that they have from somewhere else than the bot.</summary>
    private string MakePage(string order)
    {
        var plan = world.OneOf(world.Config.Plans);
        var price = PriceOf(new PlanPrice(plan.Id, plan.Title, Period.Month, plan.Prices[Period.Month]));
        var page = Services.AtStripe(
            "POST", "/v1/payment_links",
            ("line_items[0][price]", price), ("line_items[0][quantity]", 1),
            ("restrictions[completed_sessions][limit]", 1),
            ("subscription_data[metadata][telegram_id]", Id),
            ("subscription_data[metadata][product_id]", plan.Id),
            ("subscription_data[metadata][order_id]", $"{order} of {number}"));
        return (string)page["url"]!;
    }

    private string PriceOf(PlanPrice wanted)
    {
        var found = Services.AtStripe("GET", "/v1/prices", ("lookup_keys[0]", wanted.LookupKey))["data"]!;
        if (found.AsArray() is [var known, ..]) return (string)known!["id"]!;
        var products = Services.AllAtStripe("/v1/products");
        if (!products.Any(product => (string)product["id"]! == wanted.ProductId))
            Services.AtStripe("POST", "/v1/products", ("id", wanted.ProductId), ("name", wanted.Title));
        return (string)Services.AtStripe(
            "POST", "/v1/prices",
            ("product", wanted.ProductId), ("currency", wanted.Price.Currency),
            ("unit_amount", wanted.Price.MinorUnits), ("recurring[interval]", "month"),
            ("lookup_key", wanted.LookupKey))["id"]!;
    }

    /// <summary>By a refund, which may fail, or a dispute, which is decided some time.</summary>
    private void MoneyGoesBack()
    {
        var all = truth.Of(Id);
        if (all.Count == 0) return;
        var paid = world.Happens(0.7) ? all[^1] : world.OneOf(all);
        if (paid.Amount.MinorUnits == 0 || truth.IsTouched(paid)) return;
        if (world.Happens(0.5)) Refund(paid);
        else Dispute(paid);
    }

    private void Refund(Truth.Paid paid)
    {
        var amount = world.Happens(0.5) ? paid.Amount.MinorUnits / 2 : paid.Amount.MinorUnits;
        world.Note($"{Id} gets {amount} of {paid.InvoiceId} back");
        Services.Act("stripe/refunds", new JsonObject
        {
            ["invoice"] = paid.InvoiceId,
            ["amount"] = amount,
            ["failure"] = world.Happens(0.2),
        });
    }

    private void Dispute(Truth.Paid paid)
    {
        world.Note($"{Id} disputes {paid.InvoiceId}");
        var dispute = Services.Act("stripe/disputes", new JsonObject { ["invoice"] = paid.InvoiceId })["id"]!;
        world.After(world.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(60)), () =>
        {
            if (world.IsHealed) return;
            var how = world.OneOf("won", "lost");
            world.Note($"{dispute} is {how}");
            Services.Act($"stripe/disputes/{dispute}/close", new JsonObject { ["status"] = how });
        });
    }

    private void PayInvoice()
    {
        foreach (var bought in truth.BoughtBy(Id).Where(bought => !bought.HasEnded))
        {
            var open = Services.AtStripe(
                "GET", "/v1/invoices", ("subscription", bought.StripeId), ("status", "open"))["data"]!
                .AsArray();
            if (open is not [var owed, ..]) continue;
            Pay((string)owed!["hosted_invoice_url"]!);
            return;
        }
    }

    private void ReplaceCard(string card)
    {
        foreach (var customer in truth.BoughtBy(Id).Select(bought => bought.Customer).Distinct().ToArray())
        {
            world.Note($"{Id} pays with {card} from now on");
            Services.Act("stripe/cards", new JsonObject { ["customer"] = customer, ["card"] = card });
        }
    }

    /// <summary>As members do it at Stripe.</summary>
    private void SetEnd(bool isCancelled)
    {
        if (truth.BoughtBy(Id).LastOrDefault(bought => !bought.HasEnded) is not { } bought) return;
        world.Note($"{Id} {(isCancelled ? "cancels" : "resumes")} {bought.StripeId} at Stripe");
        if (!isCancelled) world.Resumed.Add(bought.StripeId);
        Services.AtStripe(
            "POST", $"/v1/subscriptions/{bought.StripeId}",
            ("cancel_at_period_end", isCancelled ? "true" : "false"));
    }

    private void JoinWhatIsSeen(MemberId who)
    {
        foreach (var (_, _, url) in Find("Join ").DistinctBy(button => button.Label).ToArray())
        {
            if (url is not null && Services.Links.ContainsKey(url)) Join(url, who);
        }
    }

    /// <summary>Who waits at the door already withdraws and asks again: that the bot was told of the first
    /// time is not sure.</summary>
    private void Join(string link, MemberId who)
    {
        var chat = Services.Links[link];
        if (Services.Inside.Contains((chat, who))) return;
        Services.TryAct($"chats/{chat}/leave", new JsonObject { ["from"] = who.Value });
        world.Note($"{who} asks to be let into {world.ChannelOf(chat).Title}");
        Services.Act($"chats/{chat}/join", new JsonObject { ["from"] = who.Value, ["inviteLink"] = link });
    }

    private void Leave()
    {
        var chats = Services.Inside.Where(one => one.Member == Id).Select(one => one.Chat).ToArray();
        if (chats.Length == 0) return;
        var chat = world.OneOf(chats);
        Services.Act($"chats/{chat}/leave", new JsonObject { ["from"] = Id.Value });
        world.Note($"{Id} leaves {world.ChannelOf(chat).Title}");
        if (world.Happens(0.5)) world.After(world.Every(2), () => JoinWhatIsSeen(Id));
    }

    private void SwitchBlock()
    {
        if (!_hasWritten) return;
        _hasBlocked = !_hasBlocked;
        world.Note($"{Id} {(_hasBlocked ? "blocks" : "unblocks")} the bot");
        Services.Act(
            $"people/{Id}/{(_hasBlocked ? "block" : "unblock")}", new JsonObject { ["bot"] = "user" });
    }
}
