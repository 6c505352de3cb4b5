using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Tests.Features;

public sealed class Support
{
    private static readonly Person Bob = new(new MemberId(78), "Bob", "bob", "en");

    private static readonly Person Olena = Some.Member();

    [Fact]
    public void A_word_reaches_the_team_and_the_answer_comes_back() =>
        Verified.InBothLanguages(person => Talk.With(person)
        .Says("ого").Presses("Tell the team").Presses("Never mind").Presses("Tell the team")
        .Says("Де мій <чек>?").Says("Платив учора.").Presses("Add something").Says("Карткою.")
        .Presses("That's all").As(Some.Admin, Bot.Admin).Presses("Reply").Says("Він у <b>пошті</b>.")
        .As(person).Presses("Answer").Says("Є, дякую!").As(Some.Admin, Bot.Admin).Says("/tickets")
        .Presses("Reply to").Presses("Never mind").Presses("Who waits").Presses("Done"));

    [Fact]
    public void What_follows_the_command_is_sent_at_once() => Verified.InBothLanguages(person => Payer(person)
        .SaysHtml("/support Не працює", "/support Не <b>працює</b>"));

    [Fact]
    public void A_picture_goes_there_and_a_voice_comes_back() => Verified.InBothLanguages(person => Talk
        .With(person).Says("/support").Sends(MediaKind.Photo, "Що це?").Sends(MediaKind.Document, name: "1.7z")
        .As(Some.Admin, Bot.Admin).Presses("Reply").Says(null).Sends(MediaKind.Voice)
        .Presses("Write more").Sends(MediaKind.Video, sizeBytes: 30_000_000).Presses("Never mind")
        .Presses("Done"));

    [Fact]
    public void Pictures_voices_and_albums_reach_every_admin_and_are_uploaded_once()
    {
        var talk = Talk.With(Olena, TwoAdmins())
            .Says("/support")
            .Sends(MediaKind.Photo, "Three of them", album: "a")
            .Sends(MediaKind.Photo, album: "a")
            .Sends(MediaKind.Photo, "the last one", album: "a")
            .Sends(MediaKind.Voice)
            .Sends(MediaKind.Document, name: "bank <statement>.pdf");

        Verified.Matches(talk.Transcript);
        var files = talk.Town.Telegram.Files;
        Assert.Equal(10, files.Count);
        Assert.Equal(5, files.Count(file => file.IsUpload));
        Assert.All(files, file => Assert.NotNull(file.ReplyTo));
        Assert.All(
            files.GroupBy(file => file.SourceFileId),
            file => Assert.Equal([77L, 78L], file.Select(shown => shown.Chat).Order()));
    }

    [Fact]
    public void An_album_comes_back_whole()
    {
        var talk = Asked().As(Some.Admin, Bot.Admin).Presses("Reply")
            .Sends(MediaKind.Photo, "Here", album: "b").Sends(MediaKind.Photo, album: "b")
            .Sends(MediaKind.Photo, "and there", album: "b").Says("what?");

        Assert.Equal(3, talk.Town.Telegram.Files.Count(file => file.Chat == Olena.Id.Value));
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void What_is_too_large_or_of_no_known_kind_is_refused_in_words() =>
        Verified.InBothLanguages(person => Talk.With(person).Says("/support")
        .Sends(MediaKind.Video, sizeBytes: Media.DownloadBytesMax + 1).Presses("Never mind")
        .Says("/support").Says(null).Presses("Never mind").Presses("Tell the team").Says("Тоді словами")
        .Sends(MediaKind.Document, sizeBytes: 50_000_000).Presses("That's all")
        .Says("/support Ще одне").Says(null).Presses("That's all"));

    [Fact]
    public void A_file_that_turns_out_too_large_or_lost_is_told_to_both() =>
        Verified.InBothLanguages(person =>
    {
        var talk = Talk.With(person, TwoAdmins()).Says("/support");
        talk.Town.Telegram.FilesLost["User:Video 1"] = FailureReason.TooLarge;
        talk.Town.Telegram.FilesLost["User:Photo 2"] = FailureReason.Exhausted;

        return talk.Sends(MediaKind.Video, "Дивіться").Presses("Add something").Sends(MediaKind.Photo)
            .Presses("Add something").Says("Не виходить");
    });

    [Fact]
    public void Whose_file_could_not_be_sent_can_go_on_in_words()
    {
        var talk = Talk.With(Olena, TwoAdmins()).Says("/support");
        talk.Town.Telegram.FilesLost["User:Video 1"] = FailureReason.TooLarge;
        talk.Town.Telegram.FilesLost["User:Photo 2"] = FailureReason.Exhausted;

        Verified.Matches(talk.Sends(MediaKind.Video).Presses("Add something").Sends(MediaKind.Photo)
            .Presses("Add something").Says("In words, then.").Transcript);
    }

    [Fact]
    public void Whose_file_is_too_large_may_leave_it_at_that_in_Ukrainian() => Verified.Matches(
        Talk.With(Some.Ukrainian).Says("/support").Sends(MediaKind.Photo)
            .Sends(MediaKind.Video, sizeBytes: 30_000_000).Presses("Це все").Transcript);

    [Fact]
    public void An_admin_who_blocks_the_bot_keeps_a_file_from_nobody()
    {
        var talk = Talk.With(Olena, TwoAdmins());
        talk.Town.Carried = request =>
        {
            if (request is SayMessage { Bot: Bot.Admin, ChatId: 77 }) talk.Town.Telegram.BlockedBy.Add(77);
        };

        talk.Says("/support").Sends(MediaKind.Photo, "Look");

        Assert.Equal(
            [(78L, true)], talk.Town.Telegram.Files.Select(file => (file.Chat, file.IsUpload)));
    }

    [Fact]
    public void Five_in_ten_minutes_are_enough() => Verified.InBothLanguages(person =>
    {
        var talk = Talk.With(person).Says("/support");
        for (var i = 1; i <= 6; i++) talk.Says($"Номер {i}");
        return talk.Sends(MediaKind.Photo, album: "a").Sends(MediaKind.Photo, album: "a")
            .Presses("That's all").Says("/support").Says("Ще раз").Presses("Never mind");
    });

    [Fact]
    public void Twenty_a_day_are_enough()
    {
        var talk = Talk.With(Olena);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 6; i++) talk.Says($"/support again {i}");
            talk.Waits(hours: 1);
        }

        Assert.Equal(20, Cards(talk));
        talk.Waits(hours: 1).Says("/support too much");
        Assert.Equal(20, Cards(talk));
        Assert.Contains("after 3 Nov 2026, 12:00", talk.Transcript, StringComparison.Ordinal);
        talk.Waits(hours: 22).Says("/support a new day");
        Assert.Equal(21, Cards(talk));
    }

    [Fact]
    public void Two_admins_at_once_hear_of_each_other() =>
        Verified.InBothLanguages(person => Asked(person, TwoAdmins())
        .As(Bob, Bot.Admin).Presses("Reply")
        .As(Some.Admin, Bot.Admin).Presses("Reply").Says("Завтра.")
        .As(Bob, Bot.Admin).Sends(MediaKind.Photo, "Або сьогодні", album: "c").Sends(MediaKind.Photo, album: "c")
        .Presses("Send mine too").Presses("Reply").Presses("Never mind")
        .As(Some.Admin, Bot.Admin).Presses("Write more").Presses("Never mind").Presses("Write more")
        .Says("Отже, сьогодні").As(Bob, Bot.Admin).Presses("Reply").Says("Так!")
        .As(Some.Admin, Bot.Admin).Presses("Write more").As(Bob, Bot.Admin).Presses("Write more")
        .Says("Саме так").As(Some.Admin, Bot.Admin).Says("І я так думаю").Presses("Never mind"));

    [Fact]
    public void Who_changes_their_mind_sends_nothing()
    {
        var talk = Asked(town: TwoAdmins()).As(Bob, Bot.Admin).Presses("Reply")
            .As(Some.Admin, Bot.Admin).Presses("Reply").Says("Tomorrow.")
            .As(Bob, Bot.Admin).Says("Never!");
        var (message, button) = talk.Find("Send mine too");
        talk.Presses("Never mind").PressesData("[Send mine too]", message.Id, button.Data!);

        Assert.Contains("alert: This button is out of date", talk.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(
            talk.Town.Telegram.Chat(Bot.User, Olena.Id),
            shown => shown.Html.Contains("Never!", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_does_not_write_the_answer_is_told_that_nothing_was_sent() =>
        Verified.InBothLanguages(person => Asked(person)
        .As(Some.Admin, Bot.Admin).Presses("Reply").Waits(hours: 1).Presses("Reply").Says("Я тут."));

    [Fact]
    public void An_answer_to_somebody_who_blocks_the_bot_is_told_to_have_failed() =>
        Verified.InBothLanguages(person =>
    {
        var talk = Asked(person);
        talk.Town.Telegram.BlockedBy.Add(person.Id.Value);
        talk.As(Some.Admin, Bot.Admin).Presses("Reply").Says("Завтра.");
        talk.Town.Telegram.BlockedBy.Clear();
        return talk.Presses("Reply").Says("Ще раз: завтра.");
    });

    [Fact]
    public void What_is_done_is_off_the_list_and_an_answer_opens_it_again() =>
        Verified.InBothLanguages(person => Asked(person, TwoAdmins())
        .As(Some.Admin, Bot.Admin).Presses("Done").Says("/tickets")
        .As(Bob, Bot.Admin).Presses("Reply").Says("Так, усе ще.").Presses("Done"));

    [Fact]
    public void The_list_turns_its_pages_and_the_longest_waiting_is_first() =>
        Verified.InBothLanguages(person =>
    {
        var talk = Talk.With(person);
        for (var i = 1; i <= 7; i++)
            talk.As(Some.Member($"М{i}", 9_000 + i)).Says($"/support Я номер {i}").Waits(hours: 6);

        return talk.Unrecorded().As(Some.Admin, Bot.Admin).Says("/tickets").Presses("Later")
            .Presses("Earlier").Presses("Done");
    });

    [Fact]
    public void After_a_week_without_a_word_it_is_closed_and_after_three_months_forgotten()
    {
        var talk = Asked().Waits(days: 6).Says("/support still here").Waits(days: 6);
        Assert.Equal(TicketState.Open, Ticket(talk)!.State);
        Assert.Equal(TicketState.Closed, Ticket(talk.Waits(days: 1))!.State);
        var id = Ticket(talk)!.Id;

        talk.As(Some.Admin, Bot.Admin).Presses("Reply").Says("Sorry for the wait.").As(Olena)
            .Presses("Answer").Says("It is fine.");
        Assert.Equal((id, TicketState.Open), (Ticket(talk)!.Id, Ticket(talk)!.State));

        Assert.Null(Ticket(talk.Waits(days: 7).Waits(days: 91)));
    }

    [Fact]
    public void A_long_text_comes_whole_and_its_last_part_tells_what_became_of_it()
    {
        var text = string.Join(' ', Enumerable.Range(1, 800));
        var talk = Talk.With(Olena).Says($"/support {text}").As(Some.Admin, Bot.Admin).Presses("Reply")
            .Says("I see.");

        var shown = talk.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id);
        var said = string.Concat(shown.Select(message => message.Html));
        foreach (var number in Enumerable.Range(1, 800))
            Assert.Contains($"{number}", said, StringComparison.Ordinal);
        Assert.All(shown, message => Assert.True(message.Html.Length <= MessageParts.CharactersMax));
        var edited = Assert.Single(shown, message => message.IsEdited);
        Assert.Contains("Ada answered", edited.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ticket_is_bounded_however_much_is_written()
    {
        var talk = Talk.With(Olena);
        for (var i = 0; i < 25; i++)
        {
            talk.Says($"/support number {i}").As(Some.Admin, Bot.Admin).Presses("Reply").Says("Yes")
                .As(Olena).Waits(hours: 3);
        }

        Assert.Equal(Core.Features.Support.Ticket.MessagesMax, Ticket(talk)!.Messages.Count);
        Assert.Equal(50, Ticket(talk)!.Messages[^1].Number);
    }

    [Fact]
    public void It_goes_on_after_a_loss_of_the_process_at_any_moment()
    {
        var town = TwoAdmins();
        town.DiesAfterEveryTurn = true;
        var talk = Talk.With(Olena, town).Says("/support").Sends(MediaKind.Photo, "Look").As(Bob, Bot.Admin)
            .Presses("Reply").Says("I see").As(Olena).Presses("Answer").Says("Good");

        Assert.Equal(3, Ticket(talk)!.Messages.Count);
        Assert.Equal(2, town.Telegram.Files.Count);
        Assert.Empty(town.Store.View(state => state.All<CardOnItsWay>().ToArray()));
    }

    [Fact]
    public void Somebody_elses_ticket_is_not_gone_on_with()
    {
        var talk = Asked();
        var ticket = Ticket(talk)!;
        var mallory = Some.Member("Mallory", 666);
        talk.As(mallory).Says("/support Hello");

        Assert.Single(ticket.Messages);
        Assert.Equal(2, talk.Town.Store.View(state => state.All<Ticket>().ToArray()).Length);
    }

    private static Talk Asked(Person? person = null, Town? town = null) =>
        Talk.With(person ?? Olena, town).Says("/support Коли наступний допис?");

    private static Talk Payer(Person person) => Talk.With(person)
        .Says("/start").Presses("I accept").Presses("Gold").Presses("Monthly").Pays().Unrecorded();

    private static Town TwoAdmins() => new()
    {
        Config = Some.Config with
        {
            Admins = [new Admin(Some.Admin.Id, "Ada"), new Admin(Bob.Id, "Bob")],
        },
    };

    private static int Cards(Talk talk) => talk.Town.Telegram.Chat(Bot.Admin, Some.Admin.Id).Count;

    private static Ticket? Ticket(Talk talk) =>
        talk.Town.Store.View(state => state.All<Ticket>().FirstOrDefault());
}
