using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Bans;

/// <summary>Sure that they are to be banned, or let in again?</summary>
public sealed class BanScreen : AdminScreen
{
    public const string Wire = "bans.ask";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.TakeAccess;

    public override bool Changes => false;

    public static Choice Button(Turn turn, MemberId member) => OpenScreen.Button(
        turn.Voice.Text(Banning.IsBanned(turn.Tx, member) ? "bans.lift" : "bans.ban"), Wire,
        member.ToString());

    protected override Screen Show(Turn turn, string argument)
    {
        var member = MemberScreen.MemberOf(turn, argument);
        if (Team.Includes(turn.Config, member.Id)) throw new Refused("bans.ofTheTeam", ("name", member.Name));
        var isBanned = Banning.IsBanned(turn.Tx, member.Id);
        var text = turn.Voice.Text(
            isBanned ? "bans.sureLift" : "bans.sure", ("name", member.Name), ("id", member.Id));
        var atStripe = Banning.AtStripe(turn, member.Id);
        if (!isBanned && atStripe.Count > 0)
        {
            text += "\n\n" + turn.Voice.Text(
                "bans.endsAtStripe",
                ("plans", string.Join(", ", atStripe.Select(held => Held.TitleOf(turn, held)))));
        }

        return new Screen(text, [BanSurely.Button(turn.Voice, member.Id, !isBanned, atStripe.Count)]);
    }

    protected override Choice Back(Turn turn, string argument) => ShelfScreen.Back(
        turn.Voice, MemberShelf.Access, MemberScreen.MemberOf(turn, argument).Id);
}
