using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>What the bot tells the team by itself, and what each of them may mute.</summary>
public sealed class NoticesToTheTeam
{
    private static readonly Person Bohdan = new(new MemberId(78), "Богдан", "bohdan", "uk");

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Each_kind_is_muted_and_heard_again_by_its_own_button(string language)
    {
        var team = MenuOfTheTeam.Team(new Town(), language).Says("/notices");
        foreach (var kind in Enum.GetValues<NoticeKind>()) team.Presses(Name(language, kind));
        team.Unrecorded();
        foreach (var kind in Enum.GetValues<NoticeKind>()) team.Presses(Name(language, kind));

        MenuOfTheTeam.Match(team.Says("/admin").Presses("🕘").Presses("🛠"), language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void A_dispute_names_the_member_the_amount_and_the_time_for_an_answer(string language)
    {
        var town = MenuOfTheTeam.Community();
        var team = MenuOfTheTeam.Team(town, language);

        town.Stripe.Dispute(town.Now);
        town.Settle();

        MenuOfTheTeam.Match(team.Presses("👤"), language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void New_members_failed_payments_and_cancellations_lead_to_the_member(string language)
    {
        var town = new Town();
        var team = MenuOfTheTeam.Team(town, language).As(Some.Member()).Says("/start").Presses("I accept")
            .Presses("Gold").Presses("Monthly").Unrecorded();
        team.Pays().As(Some.Admin, Bot.Admin).Presses("👤");
        town.Stripe.CardWorks = false;
        town.MoveTo(Some.Noon.AddMonths(1).AddMinutes(1));
        team.Presses("👤");
        town.Stripe.CardWorks = true;
        town.MoveTo(Some.Noon.AddMonths(1).AddDays(4));
        town.Stripe.CancelAtPeriodEnd(town.Now);
        town.Settle();

        MenuOfTheTeam.Match(team.Presses("👤"), language);
    }

    [Fact]
    public void A_dispute_of_somebody_unknown_is_told_too_and_changes_nothing()
    {
        var town = MenuOfTheTeam.Community();
        var before = town.Store.View(state => state.All<Subscription>().Single());

        town.Handle(new Incoming.Stripe("stripe:main:x", new StripeEvent(
            "x", "charge.dispute.created", "main", town.Now,
            new StripeDispute("du_x", null, new Money(500, "eur"), null, "needs_response", null)))
        { Raw = "{}" });
        town.Settle();

        var told = town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^1];
        Assert.Contains("€5", told.Html, StringComparison.Ordinal);
        Assert.Contains("no payment of a member I know", told.Html, StringComparison.Ordinal);
        Assert.Equal("https://dashboard.stripe.com/test/disputes/du_x", told.Buttons[^1][^1].Url);
        Assert.Equal(before, town.Store.View(state => state.All<Subscription>().Single()));
    }

    [Fact]
    public void A_dispute_is_told_within_minutes_also_where_Stripe_does_not_say_whose_it_is()
    {
        var town = MenuOfTheTeam.Community();
        town.HoldsBack = request => request is FetchCharge;
        town.Stripe.Dispute(town.Now);
        town.Settle();

        town.MoveTo(town.Now + FetchCharge.WorthDoingFor + TimeSpan.FromMinutes(1));
        town.HoldsBack = _ => false;
        town.Settle();

        // First without a name, and with it as soon as Stripe tells.
        var told = town.Telegram.Chat(Bot.Admin, Some.Admin.Id).TakeLast(2).ToArray();
        Assert.Contains("could not find out: It waited too long.", told[0].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("no payment of a member", told[0].Html, StringComparison.Ordinal);
        Assert.Contains("Olena", told[1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_muted_a_kind_hears_nothing_of_it_and_the_others_do()
    {
        var town = Two(NoticeKind.NewMember);

        MenuOfTheTeam.Buy(town, Some.Member(), "Gold");

        Assert.DoesNotContain(Told(town, Some.Admin), Says("🎉"));
        Assert.Single(Told(town, Bohdan), Says("🎉 Новий учасник"));
    }

    [Fact]
    public void A_renewal_does_not_make_a_new_member_and_each_failed_invoice_is_told_once()
    {
        var town = MenuOfTheTeam.Community();
        town.MoveTo(Some.Noon.AddMonths(1).AddHours(2));
        town.Stripe.CardWorks = false;

        town.MoveTo(Some.Noon.AddMonths(2).AddDays(4));

        Assert.Single(Told(town, Some.Admin), Says("New member"));
        Assert.Single(Told(town, Some.Admin), Says("was not paid"));
    }

    [Fact]
    public void Where_everything_fails_at_once_the_team_is_told_once_and_not_of_each()
    {
        var town = new Town();
        for (var i = 1; i <= 30; i++)
            Notify(town, new MemberId(i));

        Assert.Equal(10, Told(town, Some.Admin).Count());
        Assert.StartsWith("🔔 Failed payments: ten", Told(town, Some.Admin).Last(), StringComparison.Ordinal);
        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Presses("🕘");
    }

    [Fact]
    public void Money_without_access_cannot_be_muted()
    {
        var town = Two([.. Enum.GetValues<NoticeKind>()]);
        town.Handle(new Incoming.Stripe("stripe:main:x", new StripeEvent(
            "x", "invoice.paid", "main", town.Now, Unknown))
        { Raw = "{}" });
        town.Settle();

        Assert.Single(Told(town, Some.Admin), Says("none of ours"));
    }

    [Fact]
    public void Lost_rights_cannot_be_muted()
    {
        var town = Two([.. Enum.GetValues<NoticeKind>()]);
        town.Telegram.WithoutRights.Add(town.Config.Channels[0].ChatId);

        Talk.With(Some.Member(), town).As(Some.Member()).Says("/start").Presses("I accept")
            .Presses("Gold").Presses("Monthly").Pays();

        Assert.Single(Told(town, Some.Admin), Says("I lack rights"));
    }

    [Fact]
    public void A_message_that_cannot_be_handled_can_be_muted()
    {
        var town = Two(NoticeKind.Parked);

        town.Handle(new Incoming.Unreadable("user:x", "Nobody knows such an update.") { Raw = "{}" });
        town.Settle();

        Assert.Empty(Told(town, Some.Admin));
        Assert.Single(Told(town, Bohdan));
    }

    [Fact]
    public void What_was_muted_stays_muted_over_a_restart()
    {
        var town = Two(NoticeKind.NewMember);

        town.Restart();
        MenuOfTheTeam.Buy(town, Some.Member(), "Gold");

        Assert.Empty(Told(town, Some.Admin));
    }

    [Fact]
    public void The_log_keeps_the_newest_and_no_more()
    {
        var town = new Town();

        for (var i = 0; i < DiaryEntry.KeptMax + 10; i++)
            town.Handle(new Incoming.Started($"started:{i}", ["main"]) { Version = $"{i}" });

        var entries = MenuOfTheTeam.Entries(town);
        Assert.Equal(DiaryEntry.KeptMax, entries.Length);
        Assert.Equal("10", entries[0].About);
        Assert.Equal("2009", entries[^1].About);
    }

    [Fact]
    public void A_member_who_goes_is_told_of_step_by_step()
    {
        var town = MenuOfTheTeam.Community();
        var member = Talk.With(Some.Member(), town).As(Some.Member());
        member.Cancels();
        town.MoveTo(Some.Noon.AddMonths(1).AddDays(2));

        Assert.Equal(
            [
                DiaryKind.Started, DiaryKind.Joined, DiaryKind.LetIn, DiaryKind.Canceled, DiaryKind.Warned,
                DiaryKind.Warned, DiaryKind.Warned, DiaryKind.Ended, DiaryKind.LetOut,
            ],
            MenuOfTheTeam.Entries(town).Select(entry => entry.Kind));
    }

    [Fact]
    public void A_member_whose_card_fails_and_heals_is_told_of_step_by_step()
    {
        var town = MenuOfTheTeam.Community();
        town.Stripe.CardWorks = false;
        town.MoveTo(Some.Noon.AddMonths(1).AddHours(2));
        town.Stripe.CardWorks = true;
        town.MoveTo(Some.Noon.AddMonths(1).AddDays(4));

        Assert.Equal(
            [DiaryKind.PaymentFailed, DiaryKind.Warned, DiaryKind.Renewed],
            MenuOfTheTeam.Entries(town).Skip(3).Select(entry => entry.Kind));
    }

    private static StripeInvoice Unknown { get; } = new(
        "in_x", "paid", "subscription_cycle", "sub_x", "cus_x", new("5000000001", "platinum", null),
        new Money(9900, "usd"), new Money(9900, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null, null);

    private static Town Two(params NoticeKind[] mutedByAda)
    {
        var town = new Town();
        town.Config = town.Config with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(Bohdan.Id, "Богдан", "uk")],
        };
        town.Store.Update(town.Now, "muted", tx =>
        {
            tx.Put(new MutedNotices(Some.Admin.Id, mutedByAda));
            return true;
        });
        return town;
    }

    private static void Notify(Town town, MemberId member)
    {
        var held = new Subscription(
            new SubscriptionId($"main:sub_{member}"), member, new("gold"), "main", $"sub_{member}",
            SubscriptionState.Active, town.Now.AddDays(1));
        town.Store.Update(town.Now, "held", tx =>
        {
            tx.Put(held);
            return true;
        });
        town.Handle(new Incoming.Stripe($"stripe:main:{member}", new StripeEvent(
            $"{member}", "invoice.payment_failed", "main", town.Now, Unknown with
            {
                Id = $"in_{member}",
                SubscriptionId = held.StripeId,
                PeriodEnd = town.Now.AddMonths(1),
            }))
        { Raw = "{}" });
        town.Settle();
    }

    private static Predicate<string> Says(string words) =>
        html => html.Contains(words, StringComparison.Ordinal);

    private static IEnumerable<string> Told(Town town, Person admin) =>
        town.Telegram.Chat(Bot.Admin, admin.Id).Select(shown => shown.Html);

    private static string Name(string language, NoticeKind kind) =>
        Some.Config.Texts.Render(language, NoticesScreen.KeyOf(kind), Some.Config.Zone);
}
