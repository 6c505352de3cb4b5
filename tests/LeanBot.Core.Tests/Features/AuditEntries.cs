using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Tests.Features;

/// <summary>What was written down of the team is read by everybody in their own language.</summary>
public sealed class AuditEntries
{
    [Fact]
    public void A_moment_is_read_in_the_language_of_the_reader()
    {
        var team = CaringForMembers.Team("en").Says("/activate 5000000002 30 gold").Presses("✅");
        Assert.Equal("2026-12-02T10:00:00Z", CaringForMembers.Entries(team).Single().After);

        Assert.Contains("2 Dec 2026, 12:00", Audit(team), StringComparison.Ordinal);
        Speaks(team, "uk");
        Assert.Contains("2 грудня 2026, 12:00", Audit(team), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_notices_is_read_in_the_language_of_the_reader()
    {
        var team = CaringForMembers.Team("en").Says("/notices").Presses("New members");

        Assert.Contains("muted for themselves: New members", Audit(team), StringComparison.Ordinal);
        Speaks(team, "uk");
        Assert.Contains("Нові учасники", Audit(team), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_before_is_shown_as_it_was()
    {
        var team = CaringForMembers.Team("en");
        team.Town.Store.Update(team.Town.Now, "test", tx =>
        {
            tx.Put(new AuditEnd(1));
            tx.Put(new AuditEntry(
                1, team.Town.Now, AuditKind.NoticesMuted, Some.Admin.Id, "Ada", About: "Нові люди",
                Before: "2 грудня 2026, 12:00", After: "2026-12-02"));
            return true;
        });

        var shown = Audit(team);

        Assert.Contains("Нові люди", shown, StringComparison.Ordinal);
        Assert.Contains("2 грудня 2026, 12:00 → 2026-12-02", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_asked_for_declined_or_withdrawn_stands_in_one_line_that_ends_with_a_word()
    {
        var team = CaringForMembers.Team("en");
        var olha = CaringForMembers.Second(team);
        team.Town.Config = team.Town.Config with
        {
            SecondAdmin = new SecondAdminSettings { Amounts = new Dictionary<string, long>() },
        };
        Ask(team);
        team.Presses("✖️");
        Ask(team);
        team.As(olha, Bot.Admin).Presses("✖️");

        var entries = CaringForMembers.Entries(team);

        Assert.Equal(
            [
                AuditKind.ApprovalAsked, AuditKind.ApprovalWithdrawn, AuditKind.ApprovalAsked,
                AuditKind.ApprovalDeclined,
            ],
            entries.Select(entry => entry.Kind));
        Assert.All(entries, entry =>
        {
            Assert.DoesNotContain('\n', entry.About!);
            Assert.InRange(entry.About!.Length, 100, 200);
            Assert.EndsWith("…", entry.About, StringComparison.Ordinal);
            Assert.DoesNotContain(" …", entry.About, StringComparison.Ordinal);
        });
    }

    private static void Ask(Talk team) =>
        team.Says("/find olena").Presses("💳").Presses("💸").Presses("💸 All").Presses("💸 Yes");

    private static void Speaks(Talk team, string language) => team.Town.Config = team.Town.Config with
    {
        Admins = [new Admin(Some.Admin.Id, Some.Admin.Name, language)],
    };

    private static string Audit(Talk team)
    {
        team.Unrecorded().Says("/admin").Presses("🧾");
        return team.Transcript;
    }
}
