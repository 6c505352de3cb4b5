using LeanBot.Core.Features.Configuration;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Tests.Features;

/// <summary>Promo codes in the admin bot: made, changed, stopped, deleted, passed on.</summary>
public sealed class PromosOfTheTeam
{
    private static readonly Promo Winter = new(
        "WINTER-50", "WINTER-50", new Discount.Percent(50), new PromoDuration.Repeating(12),
        [new PlanId("gold")], null, new DateOnly(2026, 12, 31), 100, 1, true, []);

    [Fact]
    public void A_code_is_made_step_by_step_and_passed_on() => Verified.InBothLanguages(person =>
    {
        var talk = Team(person).Presses("Promo codes").Presses("New code")
            .Says("winter 50").Says("winter-50")
            .Says("20").Says("150%").Says("50%")
            .Says("99").Presses("12")
            .Presses("Plans").Presses("▫️ Gold").Presses("Overview")
            .Presses("Last day").Says("31.02.").Says("1.11.2026").Says("31.12.")
            .Presses("First day").Says("2027-01-01").Says("2.11.").Presses("First day").Presses("None")
            .Presses("Uses in all").Says("0").Says("100")
            .Presses("Uses a member").Presses("None").Presses("Uses a member").Says("1")
            .Presses("First purchase").Presses("First purchase").Presses("First purchase")
            .Presses("For whom").Says("@77nobody").Says("5000000001 77").Presses("For whom").Presses("None")
            .Presses("Receipt").Says(new string('1', 41)).Says("-50%")
            .Presses("Receipt").Presses("None")
            .Says("…")
            .Presses("Make WINTER-50");
        return Reads(talk, Winter).Presses("Show it").Presses("Link and QR code")
            .Presses("Refresh").Presses("Back").Presses("Refresh").Presses("⌂");
    });

    [Fact]
    public void What_is_made_is_written_into_the_file_as_people_write_it()
    {
        var edits = new List<EditConfig>();
        var talk = Team(Some.Member());
        talk.Town.WritesConfig = edit =>
        {
            edits.Add(edit);
            return new CallResult.Done(Nothing.Value);
        };

        talk.Presses("Promo codes").Presses("New code").Says("five").Says("$5")
            .Presses("One payment").Presses("Plans").Presses("Gold").Presses("Pro").Presses("Overview")
            .Presses("First day").Says("24.12.2026").Presses("For whom").Says("5000000001")
            .Presses("Receipt").Says("Five off").Presses("Make FIVE");

        var edit = Assert.Single(edits);
        Assert.Equal(("promos.json", "/promos/-"), (edit.File, edit.Path));
        Assert.Equal(
            """{"code":"FIVE","title":"Five off","amountOff":500,"currency":"usd","duration":"once","""
            + """ "plans":["gold","pro"],"from":"2026-12-24","maxUsesPerMember":1,"members":[5000000001]}"""
                .TrimStart(),
            edit.Value);
    }

    [Fact]
    public void Limits_and_days_are_changed_one_by_one() => Verified.InBothLanguages(person =>
    {
        var talk = Team(person, Winter).Presses("Promo codes").Presses("WINTER-50")
            .Presses("Uses in all").Says("0").Says("200");
        Reads(talk, Winter with { MaxUses = 200 }).Presses("Show it")
            .Presses("Uses in all").Presses("None");
        Reads(talk, Winter with { MaxUses = null }).Presses("Show it")
            .Presses("Last day").Says("32.13.").Says("24.12.");
        return Reads(talk, Winter with { MaxUses = null, Until = new DateOnly(2026, 12, 24) })
            .Presses("Show it").Presses("Uses a member").Presses("Back");
    });

    [Fact]
    public void A_code_is_stopped_goes_on_and_is_deleted() => Verified.InBothLanguages(person =>
    {
        var talk = Used(person).Presses("Promo codes").Presses("WINTER-50").Presses("Stop");
        Reads(talk, Winter with { Stopped = true }).Presses("Show it");
        talk.As(Some.Member("Petro", 5_000_000_002)).Says("/promo winter-50")
            .As(Some.Admin, Bot.Admin).Presses("Let it go on");
        Reads(talk, Winter).Presses("Show it").Presses("Delete").Presses("Back").Presses("Delete")
            .Presses("Yes, delete it");
        return Reads(talk).Presses("Show it").Presses("⌂");
    });

    [Fact]
    public void What_has_changed_meanwhile_is_told_and_shown() => Verified.InBothLanguages(person =>
    {
        var talk = Team(person, Winter).Presses("Promo codes").Presses("WINTER-50")
            .Presses("Uses in all");
        Reads(talk, Winter with { MaxUses = 7 }).Presses("None").Says("50").Presses("None");
        talk.Says("/admin").Presses("Promo codes").Presses("WINTER-50").Presses("Delete");
        Reads(talk, Winter with { MaxUses = 8 }).Presses("Yes, delete it").Presses("Back")
            .Presses("Delete");
        Reads(talk, Winter with { MaxUses = 9 }).Presses("Yes, delete it").Presses("Yes, delete it");
        talk.Says("/admin").Presses("Promo codes").Presses("WINTER-50");
        Reads(talk, Winter with { Stopped = true }).Presses("Stop").Presses("Uses in all");
        Reads(talk, Winter with { Stopped = true, MaxUses = 10 }).Says("60").Presses("Back");
        return Reads(talk).Presses("Refresh").Presses("Refresh").Presses("Back").Presses("⌂");
    });

    [Theory]
    [InlineData(FailureReason.Conflict, "somebody has edited the file meanwhile")]
    [InlineData(FailureReason.Rejected, "«promos[0].until» is before «from»")]
    public void An_edit_that_is_refused_is_told_with_the_way_back(FailureReason reason, string why)
    {
        var talk = Team(Some.Member(), Winter);
        talk.Town.WritesConfig = _ => new CallResult.Failed(new Failure(reason, why));

        talk.Presses("Promo codes").Presses("WINTER-50").Presses("Stop").Presses("Show it");

        Verified.Matches(talk.Transcript, test: $"An_edit_that_is_refused.{reason}");
    }

    [Fact]
    public void Whoever_leaves_at_any_step_or_does_not_come_back_saves_nothing() =>
        Verified.InBothLanguages(person =>
        {
            var talk = Team(person, Winter).Presses("Promo codes");
            talk.Presses("New code").Presses("Leave it");
            talk.Presses("New code").Says("winter-50").Presses("Make one up").Presses("Leave it");
            talk.Presses("New code").Says("22").Presses("−10%").Presses("Leave it");
            talk.Presses("New code").Says("33").Presses("−10%").Presses("Every payment").Presses("Leave it");
            talk.Presses("New code").Says("44").Presses("−10%").Presses("One payment").Presses("Receipt")
                .Presses("Overview").Presses("Receipt").Presses("Leave it");
            talk.Presses("New code").Waits(hours: 2).Presses("Promo codes").Presses("WINTER-50")
                .Presses("Uses in all").Waits(hours: 2).Presses("Promo codes");
            Assert.Empty(talk.Town.Store.View(state => state.All<OutboxRow>().ToArray()));
            return talk;
        });

    [Fact]
    public void Many_codes_are_read_in_pages() => Verified.InBothLanguages(person =>
    {
        var many = Enumerable.Range(1, 9).Select(number => Winter with { Code = $"{number}" }).ToArray();
        return Team(person, many).Presses("Promo codes").Presses("Page 2 of 2 ›")
            .Presses("Page 1 of 2");
    });

    [Fact]
    public void Pressed_twice_a_code_is_made_once()
    {
        var edits = 0;
        var talk = Team(Some.Member());
        talk.Town.WritesConfig = _ =>
        {
            edits++;
            return new CallResult.Done(Nothing.Value);
        };
        talk.Presses("Promo codes").Presses("New code").Says("five").Says("5%")
            .Presses("One payment");
        var (message, button) = talk.Find("Make FIVE");

        talk.PressesData("twice", message.Id, button.Data!).PressesData("twice", message.Id, button.Data!);

        Assert.Equal(1, edits);
    }

    private static Talk Used(Person person)
    {
        var talk = Talk.With(person);
        talk.Town.Config = talk.Town.Config with { Promos = [Winter] };
        return talk.Says("/start promo_winter-50").Presses("I accept").Presses("Gold").Presses("Monthly")
            .Pays().As(Some.Admin, Bot.Admin).Says("/admin").Unrecorded();
    }

    private static Talk Team(Person person, params Promo[] promos)
    {
        var talk = Talk.With(person).Says("/start").As(Some.Admin, Bot.Admin).Says("/admin").Unrecorded();
        talk.Town.Config = talk.Town.Config with { Promos = promos };
        return talk;
    }

    /// <summary>The file is read again, as it is by now.</summary>
    private static Talk Reads(Talk talk, params Promo[] promos)
    {
        talk.Town.EditConfig(config => config with { Promos = promos }, "promos.json");
        return talk;
    }
}
