using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>The admin's yes; it carries how the subscription was when it was shown.</summary>
public sealed class RevokeSurely : AdminButton
{
    private const string Wire = "teamChanges.revokeSurely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.TakeAccess;

    public static Choice Button(Voice voice, Subscription held, TeamChangeKind change) => Make(
        Wire, voice.Text("teamChanges.surely"), $"{held.Key} {change} {Revoking.Fingerprint(held)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ', 3);
        if (turn.Tx.Get<Subscription>(words[0]) is not { } held)
            throw new Refused("engine.staleButtonAdmin");
        if (Revoking.Fingerprint(held) == words[2])
            Revoking.Do(turn, held, Enum.Parse<TeamChangeKind>(words[1]));
        else Meanwhile.Show(turn, ShelfScreen.Wire, $"{MemberShelf.Access} {held.Member}");
    }
}
