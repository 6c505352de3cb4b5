using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Channels;

/// <summary>Sends a member new join buttons, for the channels they may enter and are not in.</summary>
public sealed class InviteAgain : AdminButton
{
    private const string Wire = "channels.inviteAgain";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.GiveAccess;

    public static Choice Button(Voice voice, MemberId member) =>
        Make(Wire, voice.Text("channels.inviteAgain"), member.ToString());

    public override void Press(Turn turn, string argument)
    {
        var member = MemberScreen.MemberOf(turn, argument);
        var missing = Missing(turn, member.Id).ToArray();
        if (missing.Length == 0
            || Held.Of(turn, member.Id).FirstOrDefault() is not { Subscription.PaidThrough: { } until } held)
            throw new Refused("channels.nothingToInvite", ("name", member.Name));
        foreach (var access in missing)
        {
            if (access.InviteLink is not { } link) continue;
            if (Chats.Of(turn, access.Channel) is { } channel)
                turn.Send(new RevokeInvite(channel.ChatId, link));
            Doors.Put(turn, access with { InviteLink = null });
        }

        Doors.Reconcile(turn, member, new Welcome("channels.linksAgain", held.Title, until));
        Audits.Note(
            turn, AuditKind.InvitesSent,
            after: string.Join(", ", missing.Select(one => Chats.TitleOf(turn, one.Channel))),
            member: member.Id);
        turn.Voice.Say(new Screen(
            turn.Voice.Text("channels.invitedAgain", ("name", member.Name)),
            [ShelfScreen.Back(turn.Voice, MemberShelf.Access, member.Id), OpenMenu.Button(turn.Voice)]));
    }

    /// <summary>Where they may go and are not.</summary>
    internal static IEnumerable<Access> Missing(Turn turn, MemberId member) => turn.Config.Channels
        .Where(channel => Doors.HasRight(turn, member, channel.Id))
        .Select(channel => Doors.AccessOf(turn, member, channel.Id))
        .Where(access => access.Known != Presence.In && !access.IsAdministrator);
}
