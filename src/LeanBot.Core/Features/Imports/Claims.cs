using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Imports;

/// <summary>People of a file who were named by username alone.</summary>
public static class Claims
{
    /// <summary>Somebody is here under the name they have now. Called at every word of theirs.</summary>
    public static void Notice(Turn turn, Member member)
    {
        if (member.Username is not { Length: > 0 } username) return;
        var claims = turn.Tx.Find(ImportClaim.ByUsername, username.ToLowerInvariant())
            .Where(claim => claim.Candidate is null && claim.Refused?.Contains(member.Id) != true)
            .ToArray();
        if (claims.Length == 0) return;
        foreach (var claim in claims) Propose(turn, claim, member);
        Tell(turn, [.. claims.Select(claim => turn.Tx.Get<ImportClaim>(claim.Key)!)]);
    }

    public static void Propose(Turn turn, ImportClaim claim, Member member) => turn.Tx.Put(claim with
    {
        Candidate = member.Id,
        ProposedAt = turn.Now,
    });

    /// <summary>Those that wait for an admin, the longest waiting first.</summary>
    public static IReadOnlyList<ImportClaim> Waiting(Turn turn) =>
    [
        .. turn.Tx.Find(ImportClaim.ByProposed, "yes")
            .OrderBy(claim => claim.ProposedAt)
            .ThenBy(claim => claim.Key, StringComparer.Ordinal),
    ];

    /// <exception cref="Refused">Another admin has decided, or somebody else has the name by now.</exception>
    public static ImportClaim Find(Turn turn, string key, string candidate) =>
        turn.Tx.Get<ImportClaim>(key) is { } claim && claim.Candidate?.ToString() == candidate
            ? claim
            : throw new Refused("imports.claimGone");

    /// <summary>It is them: they get what the file says. False where they have as much already.</summary>
    public static bool Accept(Turn turn, ImportClaim claim)
    {
        var member = claim.Candidate!.Value;
        turn.Tx.Delete(claim);
        Audits.Note(turn, AuditKind.MemberMatched, about: $"@{claim.Username}", after: claim.Plan.Value, member: member);
        var import = turn.Tx.Get<Import>(claim.Import);
        ImportNotes.Keep(turn, member, claim.Note, import?.AppliedBy ?? import?.By ?? turn.Speaker.Id);
        if (BroughtIn.IsNeedless(turn, member, claim.Plan, claim.Until)) return false;
        BroughtIn.Give(turn, member, claim.Plan, claim.Until, "imports.welcome");
        return true;
    }

    /// <summary>It is somebody else, who has the name now.</summary>
    public static void Refuse(Turn turn, ImportClaim claim)
    {
        Audits.Note(turn, AuditKind.MemberMatched, about: $"@{claim.Username}", before: "?", after: "—", member: claim.Candidate);
        turn.Tx.Put(claim with
        {
            Candidate = null,
            ProposedAt = null,
            Refused = [.. claim.Refused ?? [], claim.Candidate!.Value],
        });
    }

    public static string Line(Turn turn, Voice voice, ImportClaim claim) => voice.Text(
        "imports.claim",
        ("username", claim.Username),
        ("name", turn.Tx.Get<Member>(claim.Candidate!.Value.ToString())?.Name ?? ""),
        ("id", claim.Candidate!.Value),
        ("plan", Held.TitleOf(turn, claim.Plan)),
        ("until", claim.Until),
        ("note", claim.Note ?? "—"));

    /// <summary>One by one while they are few.</summary>
    private static void Tell(Turn turn, ImportClaim[] claims)
    {
        var alert = AlertTally.Take(turn, ClaimsScreen.Wire);
        if (alert == Alert.None) return;
        foreach (var admin in turn.Config.Admins.Where(admin => admin.May(AdminRights.Import)))
        {
            turn.TellAdmin(admin.TelegramId, voice => alert == Alert.Many
                ? new Screen(
                    voice.Text("imports.claimsMany", ("count", Waiting(turn).Count)),
                    [OpenScreen.Button(voice.Text("imports.showClaims"), ClaimsScreen.Wire)])
                : new Screen(
                    voice.Text("imports.met") + "\n\n"
                        + string.Join('\n', claims.Select(claim => Line(turn, voice, claim))),
                    [.. claims.Select(claim => ClaimsScreen.Buttons(voice, claim))]));
        }
    }
}
