using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Search;

/// <summary>Shows a member below the message that tells of them, which stays to be read.</summary>
public sealed class ShowMember : AdminButton
{
    private const string Wire = "members.show";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice, MemberId member) =>
        Make(Wire, voice.Text("members.show"), member.ToString());

    /// <param name="argument">The member's id.</param>
    public override void Press(Turn turn, string argument) =>
        turn.Voice.Anew().Say(turn.Router.Screen(MemberScreen.Wire)!.Of(turn, argument));
}
