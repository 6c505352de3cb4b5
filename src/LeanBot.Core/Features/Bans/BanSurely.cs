using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Bans;

/// <summary>The admin's yes; it carries what was shown.</summary>
public sealed class BanSurely : AdminButton
{
    private const string Wire = "bans.surely";
    private const string Ban = "ban";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.TakeAccess;

    /// <param name="atStripe">How many subscriptions end by it.</param>
    public static Choice Button(Voice voice, MemberId member, bool bans, int atStripe) => Make(
        Wire,
        voice.Text(!bans ? "bans.surelyLift" : atStripe > 0 ? "bans.surelyAndEnd" : "bans.surely"),
        string.Create(CultureInfo.InvariantCulture, $"{member} {(bans ? Ban : "lift")} {atStripe}"));

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var member = MemberScreen.MemberOf(turn, words[0]);
        var ban = turn.Tx.Get<Bans.Ban>(member.Key);
        var isAsShown = words[1] == Ban == ban is null
            && Banning.AtStripe(turn, member.Id).Count == int.Parse(words[2], CultureInfo.InvariantCulture);
        if (!isAsShown)
        {
            Meanwhile.Show(turn, ShelfScreen.Wire, $"{MemberShelf.Access} {member.Id}");
            return;
        }

        if (ban is null) Banning.Ban(turn, member);
        else Banning.Lift(turn, ban);
        turn.Voice.Say(new Screen(
            turn.Voice.Text(ban is null ? "bans.done" : "bans.doneLift", ("name", member.Name)),
            [ShelfScreen.Back(turn.Voice, MemberShelf.Access, member.Id), OpenMenu.Button(turn.Voice)]));
    }
}
