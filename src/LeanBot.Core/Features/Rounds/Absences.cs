using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Rounds;

/// <summary>Makes up for requests to join that Telegram has forgotten to tell of.</summary>
internal static class Absences
{
    /// <summary>How long Telegram keeps updates.</summary>
    private static readonly TimeSpan UpdatesKeptFor = TimeSpan.FromHours(24);

    /// <summary>By the rounds of every hour it shows how long nobody was there.</summary>
    public static void Note(Turn turn, IReadOnlyList<string> accounts)
    {
        var last = accounts.Select(account => turn.Tx.Get<Round>(account)?.BeganAt).Max();
        if (last is not { } from || turn.Now - from <= UpdatesKeptFor) return;
        turn.Tx.Put(new Absence(from, turn.Now));
        turn.TellAdmins("rounds.back", ("since", from));
    }

    /// <summary>After an absence everybody is looked at once: who may come in and is outside may have asked
    /// in vain, and no bot can see old requests.</summary>
    /// <param name="access">As it was known before the look.</param>
    public static void AskAgain(Turn turn, Access access)
    {
        if (turn.Tx.Get<Absence>(Absence.OnlyKey) is not { } absence) return;
        // What was overdue is looked at soon after the return; the second look comes much later.
        var firstLooks = TimeSpan.FromHours(turn.Config.Settings.Access.LookEveryHours / 2.0);
        if (turn.Now - absence.To >= firstLooks) return;
        if (access is not { Known: not Presence.In, InviteLink: not null }) return;
        if (turn.Tx.Get<AskedAgain>(access.Member.ToString()) is not null) return;
        turn.Tx.Put(new AskedAgain(access.Member, turn.Now + firstLooks));
        var member = KnownMembers.Of(turn, access.Member);
        var voice = turn.To(member);
        voice.Say(new Screen(voice.Text("rounds.askAgain"), [.. JoinButtons.For(turn, member)]));
    }
}
