using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Tests.Features;

/// <summary>An admin writes to many, step by step.</summary>
public sealed class Broadcasting
{
    [Fact]
    public void The_seven_steps_from_the_audience_to_the_report() => Verified.InBothLanguages(
        person => AtWork(person)
        .Says("/broadcast").Presses("New broadcast")
        .Presses("Former").Presses("Never paid").Presses("Former")
        .Presses("New: any time").Presses("7 ").Presses("♻️").Presses("📋").Presses("‹")
        .Presses("Next: the text")
        .SaysHtml("Вітаю вас!", "Вітаю <b>вас</b>!")
        .Presses("➕ Link").Says("Докладніше - https://example.com/a")
        .Presses("➕ Plan").Presses("Gold").Presses("➕ Promo").Presses("SPRING").Presses("🗑 ⭐")
        .Presses("➕ Plan").Presses("Gold").Presses("👁")
        .Presses("🎁").Presses("⭐").Presses("🔕").Presses("🧪").Presses("🕒")
        .Says("18:00").Presses("‹").Presses("🚀").Presses("📣")
        .Runs());

    [Fact]
    public void Every_wrong_turn_says_what_is_wrong_and_waits_for_another_try() => Verified.InBothLanguages(
        person =>
    {
        var talk = AtWork(person).Says("/broadcast").Presses("New broadcast")
            .Presses("Ending: any time").Says("0").Says("12")
            .Presses("📋").Sends(MediaKind.Photo).Sends(MediaKind.Document, name: "a.txt", sizeBytes: 3_000_000)
            .Says("@nobody_here 12").Presses("📋").Says($"{person.Id}\n@nobody_here, 12\n!!!");
        talk.Presses("👥").Presses("Next: the text")
            .Sends(MediaKind.Sticker).Sends(MediaKind.Photo, album: "1").Sends(MediaKind.Photo, album: "1")
            .Sends(MediaKind.Video, sizeBytes: 30_000_000).Sends(MediaKind.Photo, new string('x', 1_100))
            .Sends(MediaKind.Photo, "<b>", name: "1")
            .Presses("➕ Link").Says("https://example.com").Says("a ftp://example.com")
            .Says($"{new string('x', 80)} https://example.com").Says("a t.me/b");
        return talk.Presses("👁").Presses("🔕").Presses("🕒").Says("tomorrow").Says("2020-01-01 10:00").Says("2030-01-01 10:00")
            .Says("2026-12-24 18:00").Says("/broadcast").Presses("<b>").Presses("🗑").Presses("‹ No")
            .Presses("🗑").Presses("🗑 Yes");
    });

    [Fact]
    public void A_test_that_can_t_be_sent_says_why() => Verified.InBothLanguages(person =>
    {
        var talk = Drafted(person);
        talk.Town.NeverStarted.Add(Some.Admin.Id.Value);
        talk.Presses("🧪");
        talk.Town.NeverStarted.Clear();
        talk.Town.Refuses = typeof(SendPost);
        return talk.Presses("👁").Presses("🧪");
    });

    [Fact]
    public void One_that_is_for_later_can_be_called_back_and_begins_by_itself() => Verified.InBothLanguages(
        person =>
        Drafted(person).Presses("🕒").Says("2026-11-03 18:00").Presses("📣")
            .Presses("📊").Presses("↩️").Presses("🕒").Says("18:00").Presses("📣").Waits(hours: 8));

    [Fact]
    public void Paused_resumed_stopped_and_deleted() => Verified.InBothLanguages(person =>
    {
        var talk = Drafted(person, people: 4);
        talk.Town.HoldsBack = request => request is SendPost { ChatId: 5_000_000_102 };
        talk.Presses("🕒").Presses("🚀").Presses("📣").Runs().Presses("⏸").Runs();
        talk.Town.HoldsBack = _ => false;
        talk.Runs();
        talk.Town.HoldsBack = request => request is SendPost { ChatId: 5_000_000_102 };
        talk.Presses("▶️").Runs().Presses("⏹").Presses("‹ No").Presses("⏹").Presses("⏹ Yes");
        talk.Town.HoldsBack = _ => false;
        return talk.Runs().Presses("📊").Presses("🔄").Presses("🗑").Presses("‹ No").Presses("🗑")
            .Presses("🗑 Yes").Runs().Presses("📊").Presses("🔄");
    });

    [Fact]
    public void Whoever_presses_delete_after_two_days_hears_that_it_is_too_late()
    {
        var talk = Drafted(Some.Member()).Presses("🕒").Presses("🚀").Presses("📣").Runs().Presses("📊");
        var (message, button) = talk.Find("🗑");

        talk.Waits(hours: 49).Unrecorded().PressesData("delete", message.Id, button.Data!);

        Assert.Contains("Telegram allows it for 48 hours", talk.Transcript, StringComparison.Ordinal);
        Assert.Null(talk.Town.Store.View(state => state.All<BroadcastTally>().Single().Deletion));
    }

    [Fact]
    public void A_deletion_that_waited_until_the_two_days_were_over_is_not_tried()
    {
        var talk = Drafted(Some.Member()).Presses("🕒").Presses("🚀").Presses("📣").Runs().Presses("📊");
        talk.Town.HoldsBack = request => request is DeletePost;
        talk.Presses("🗑").Presses("🗑 Yes");
        talk.Town.PassUnheard(TimeSpan.FromHours(49));
        var asked = 0;
        talk.Town.Carried = request => asked += request is DeletePost ? 1 : 0;

        talk.Town.HoldsBack = _ => false;
        talk.Town.Settle();

        Assert.Equal(0, asked);
        Assert.Equal(1, talk.Town.Store.View(state => state.All<BroadcastTally>().Single().Deletion!.Kept));
    }

    [Fact]
    public void Templates_are_kept_used_and_discarded() => Verified.InBothLanguages(person =>
        Drafted(person).Says("/broadcast").Presses("Вітаю").Presses("💾").Says(new string('x', 50)).Says("Весна")
            .Presses("Весна").Says("/broadcast").Presses("🗂").Presses("🗑").Presses("🗑 Yes"));

    [Fact]
    public void A_member_mutes_and_still_reads_of_their_money() => Verified.InBothLanguages(person =>
    {
        var talk = Drafted(person).Presses("🕒").Presses("🚀").Presses("📣").Runs();
        talk.As(person).Presses("🔕").Presses("🔔").Says("/settings").Presses("My status").Says("/settings")
            .Presses("🌐").Says("/settings").Presses("🔕").Presses("🔔").Presses("🔕").Presses("My status")
            .Says("/settings").Presses("🌐");
        talk.As(Some.Admin, Bot.Admin).Says("/broadcast").Presses("Вітаю").Presses("💾").Says("Весна")
            .Presses("Весна").Presses("♻️");
        return talk;
    });

    [Fact]
    public void The_buttons_under_it_lead_to_the_plan_and_bring_the_code() => Verified.InBothLanguages(
        person =>
    {
        var talk = AtWork(person).Says("/broadcast").Presses("New broadcast").Presses("Next: the text")
            .Says("Вітаю").Presses("➕ Plan").Presses("Gold").Presses("➕ Promo").Presses("SPRING").Presses("👁")
            .Presses("🕒").Presses("🚀").Presses("📣").Runs().Unrecorded();
        var (message, gold) = talk.As(person).Find("⭐");
        talk.PressesData("Gold", message.Id, gold.Data!).PressesData("Gold", message.Id, gold.Data!);
        talk.Presses("🎁");
        return talk.As(Some.Admin, Bot.Admin).Says("/broadcast").Presses("Вітаю");
    });

    [Fact]
    public void A_draft_that_somebody_else_has_changed_is_shown_as_it_is_now()
    {
        var bob = new Person(new MemberId(78), "Bob", null, "en");
        var talk = AtWork(Some.Member());
        talk.Town.Config = talk.Town.Config with
        {
            Admins = [.. talk.Town.Config.Admins, new Admin(bob.Id, bob.Name)],
        };
        talk.Says("/broadcast").Presses("New broadcast").As(bob, Bot.Admin).Says("/broadcast");
        var id = talk.Town.Store.View(state => state.All<Broadcast>().Single().Id);
        talk.Presses(id).Presses("👥").Presses("Active");

        talk.As(Some.Admin, Bot.Admin).Unrecorded().Presses("Free days");

        Verified.Matches(talk.Transcript);
        Assert.Equal(
            [AudienceState.Active],
            talk.Town.Store.View(state => state.All<Broadcast>().Single().Audience.States));
    }

    [Fact]
    public void More_than_fifty_take_a_second_admin()
    {
        var bob = new Person(new MemberId(78), "Bob", null, "en");
        var talk = Drafted(Some.Member(), people: 60);
        talk.Town.Config = talk.Town.Config with
        {
            Admins = [.. talk.Town.Config.Admins, new Admin(bob.Id, bob.Name)],
        };
        talk.Town.SawPost = null;
        talk.Town.HoldsBack = request => request is SendPost;
        talk.Unrecorded().Presses("🕒").Presses("🚀").Presses("📣").Presses("Withdraw");
        Open(talk).Presses("🕒").Presses("🚀").Presses("📣").Runs();
        Assert.Empty(talk.Town.Store.View(state => state.All<Delivery>()));

        talk.As(bob, Bot.Admin).Presses("Approve").Presses("📊").As(Some.Admin, Bot.Admin).Presses("📊");
        talk.Town.HoldsBack = _ => false;
        talk.Runs().Presses("📊");

        Assert.Equal(61, talk.Town.Store.View(state => state.All<BroadcastTally>().Single().Sent));
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void What_was_changed_after_it_was_asked_for_is_not_sent_by_an_approval()
    {
        var bob = new Person(new MemberId(78), "Bob", null, "en");
        var talk = Drafted(Some.Member(), people: 60);
        talk.Town.Config = talk.Town.Config with
        {
            Admins = [.. talk.Town.Config.Admins, new Admin(bob.Id, bob.Name)],
        };
        talk.Town.SawPost = null;
        talk.Presses("🕒").Presses("🚀").Presses("📣");
        Open(talk).Presses("✏️").Says("Інше");

        talk.As(bob, Bot.Admin).Presses("Approve").Runs();

        Assert.Empty(talk.Town.Store.View(state => state.All<Delivery>()));
        Assert.Equal(
            BroadcastState.Draft, talk.Town.Store.View(state => state.All<Broadcast>().Single().State));
    }

    [Fact]
    public void Where_nobody_else_may_the_phrase_is_typed_out()
    {
        var talk = Drafted(Some.Member(), people: 60);
        talk.Town.SawPost = null;

        talk.Unrecorded().Presses("🕒").Presses("🚀").Presses("📣").Says("yes").Says("send to 61").Runs();

        Assert.Equal(61, talk.Town.Store.View(state => state.All<BroadcastTally>().Single().Sent));
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void Every_way_out_of_every_step()
    {
        var talk = AtWork(Some.Member()).Says("/broadcast").Presses("Templates").Presses("‹").Presses("🔄")
            .Presses("⌂").Says("/broadcast").Presses("Templates").Presses("⌂");
        talk.Says("/broadcast").Presses("New broadcast").Presses("Next: the text").Says("Вітаю");
        OutOfTheAudience(talk);
        OutOfTheText(talk);
        OutOfTheButtons(talk);
        OutOfThePreview(talk);
        OutOfTheTime(talk);
        Open(talk).Presses("‹").Presses("Вітаю").Presses("⌂").Says("/broadcast").Presses("🔄").Presses("⌂");
        Open(talk).Presses("💾").Presses("‹").Presses("💾").Says(new string('x', 50)).Presses("‹");
        Open(talk).Presses("💾").Says("Весна").Presses("⌂").Says("/broadcast").Presses("🗂").Presses("‹")
            .Presses("🗂").Presses("🗑").Presses("‹ No");
        Open(talk).Presses("🕒").Waits(hours: 2).Presses("▶️");
        Verified.Matches(talk.Transcript);
    }

    private static void OutOfTheAudience(Talk talk)
    {
        Open(talk).Presses("👥").Presses("🔄").Presses("‹").Presses("👥").Presses("⌂");
        Open(talk).Presses("👥").Presses("New: any time").Presses("Any time").Presses("New: any time").Presses("‹")
            .Presses("New: any time").Presses("7 days").Presses("🌱 New").Presses("Any time")
            .Presses("New: any time").Says("0").Presses("‹").Presses("New: any time").Presses("⌂");
        Open(talk).Presses("👥").Presses("Ending: any time").Presses("3 days").Presses("⌛ Ending")
            .Presses("Any time").Presses("Ending: any time").Presses("‹").Presses("Ending: any time").Presses("⌂");
        Open(talk).Presses("👥").Presses("📋").Presses("⌂");
        Open(talk).Presses("👥").Presses("📋").Sends(MediaKind.Photo).Presses("‹").Presses("📋")
            .Sends(MediaKind.Document, name: "a.txt", sizeBytes: 3_000_000).Presses("‹")
            .Presses("📋").Says("12").Presses("👥").Presses("📋").Says($"{Some.Member().Id}").Presses("📋")
            .Presses("‹").Presses("📋").Presses("‹").Presses("♻️");
    }

    private static void OutOfTheText(Talk talk)
    {
        Open(talk).Presses("👥").Presses("Next: the text").Presses("‹").Presses("Next: the text").Presses("⌂");
        Open(talk).Presses("✏️").Presses("Keep the text").Presses("‹").Presses("Keep the text").Presses("⌂");
        Open(talk).Presses("✏️").Sends(MediaKind.Sticker).Presses("‹").Presses("Next: the text")
            .Sends(MediaKind.Photo, album: "1").Presses("‹").Presses("Next: the text")
            .Sends(MediaKind.Video, sizeBytes: 30_000_000).Presses("‹").Presses("Next: the text")
            .Sends(MediaKind.Photo, new string('x', 1_100)).Presses("‹");
    }

    private static void OutOfTheButtons(Talk talk)
    {
        Open(talk).Presses("🔘").Presses("➕ Link").Presses("‹").Presses("➕ Link").Says("x").Presses("‹")
            .Presses("➕ Link").Says($"{new string('x', 80)} https://example.com").Presses("‹")
            .Presses("➕ Plan").Presses("‹").Presses("➕ Plan").Presses("⌂");
        Open(talk).Presses("🔘").Presses("➕ Promo").Presses("‹").Presses("➕ Promo").Presses("⌂");
    }

    private static void OutOfThePreview(Talk talk)
    {
        Open(talk).Presses("👁").Presses("✏️").Presses("Keep the text").Presses("👁").Presses("🔘").Presses("👁")
            .Presses("👁").Presses("‹").Presses("👁").Presses("⌂");
        Open(talk).Presses("👁").Presses("🧪").Presses("👁");
        talk.Town.NeverStarted.Add(Some.Admin.Id.Value);
        talk.Presses("🧪").Presses("👁").Presses("🧪").Presses("🕒");
        talk.Town.NeverStarted.Clear();
        talk.Town.Refuses = typeof(SendPost);
        Open(talk).Presses("👁").Presses("🧪").Presses("👁").Presses("🧪").Presses("✏️");
        Open(talk).Presses("👁").Presses("🧪").Presses("🔘");
        talk.Town.Refuses = null;
    }

    private static void OutOfTheTime(Talk talk)
    {
        Open(talk).Presses("🕒").Presses("‹").Presses("🕒").Presses("⌂");
        Open(talk).Presses("🕒").Says("x").Presses("‹").Says("2020-01-01 10:00").Presses("‹")
            .Says("2030-01-01 10:00").Presses("‹").Presses("13:00").Presses("🔄").Presses("⌂");
    }

    /// <summary>The draft, or what became of it.</summary>
    private static Talk Open(Talk talk) => talk.Says("/broadcast").Presses("Вітаю");

    /// <summary>A team of one, a member who reads that language and a promo code.</summary>
    internal static Talk AtWork(Person person)
    {
        var talk = Talk.With(person).Says("/start").Presses("I accept");
        talk.Town.Config = talk.Town.Config with
        {
            Promos =
            [
                new Promo(
                    "SPRING", "Весна", new Discount.Percent(20), new PromoDuration.Once(), [], null, null, null, null,
                    false, []),
            ],
        };
        return talk.Unrecorded().As(Some.Admin, Bot.Admin);
    }

    /// <summary>A draft that says hello to everybody, previewed.</summary>
    internal static Talk Drafted(Person person, int people = 0)
    {
        var talk = AtWork(person);
        for (var i = 1; i <= people; i++)
            talk.As(person with { Id = new MemberId(5_000_000_100 + i), Username = $"member_{i}" }).Says("/help");
        return talk.As(Some.Admin, Bot.Admin).Says("/broadcast").Presses("New broadcast").Presses("Next: the text")
            .Says("Вітаю").Presses("👁").Unrecorded();
    }
}
