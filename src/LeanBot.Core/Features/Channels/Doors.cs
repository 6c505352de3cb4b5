using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Channels;

/// <summary>Brings the doors into line with the rights: links for who may come in, out with who may
/// not.</summary>
public static class Doors
{
    /// <summary>A removal so near to its moment may be under way, and is left to its result.</summary>
    private static readonly TimeSpan MayBeUnderWay = TimeSpan.FromSeconds(10);

    /// <summary>Whether any of the member's live subscriptions unlocks the channel, at this moment.</summary>
    public static bool HasRight(Turn turn, MemberId member, ChannelId channel) =>
        RightsOf(turn, member).Contains(channel);

    /// <param name="welcome">What to say with the new links.</param>
    public static void Reconcile(Turn turn, Member member, Welcome? welcome = null)
    {
        var toInvite = new List<ChannelToInviteTo>();
        var rights = RightsOf(turn, member.Id);
        foreach (var channel in Chats.Now(turn, turn.Config.Channels.Where(one => rights.Contains(one.Id))))
        {
            var access = AccessOf(turn, member.Id, channel.Id);
            Put(turn, access with { IsWanted = true });
            CallBack(turn, member.Id, channel.Id);
            if (access.InviteLink is null && !IsBeingMade(turn, member.Id, channel.Id))
                toInvite.Add(new ChannelToInviteTo(channel.Id, channel.ChatId));
        }

        Close(turn, member, rights);
        if (toInvite.Count > 0 || welcome is not null)
            turn.Send(new MakeInvites(member.Id, toInvite, welcome));
    }

    /// <summary>Lets in by their id whoever comes, without making links: for who was never met.</summary>
    public static void Unlock(Turn turn, MemberId member)
    {
        foreach (var channel in RightsOf(turn, member))
        {
            Put(turn, AccessOf(turn, member, channel) with { IsWanted = true });
            CallBack(turn, member, channel);
        }
    }

    /// <summary>The channels, by title, that the member may enter and has no link to yet.</summary>
    public static IEnumerable<string> WithoutLink(Turn turn, MemberId member) => turn.Config.Channels
        .Where(channel => AccessOf(turn, member, channel.Id) is { IsWanted: true, InviteLink: null })
        .Select(channel => channel.Title);

    /// <summary>What is known of another chat that the channel once had says nothing of the one it has
    /// now.</summary>
    public static Access AccessOf(Turn turn, MemberId member, ChannelId channel) =>
        turn.Tx.Get<Access>(Access.KeyOf(member, channel)) is { } known && IsAboutItsChat(turn, known)
            ? known
            : new Access(member, channel);

    /// <summary>Whether whoever should be inside is wanted, and nobody else.</summary>
    public static bool AreInOrder(Turn turn, MemberId member)
    {
        var rights = RightsOf(turn, member);
        return turn.Config.Channels.All(
            channel => AccessOf(turn, member, channel.Id).IsWanted == rights.Contains(channel.Id));
    }

    /// <summary>Keeps what is known, and has a look at it from time to time while there is something to
    /// see.</summary>
    public static void Put(Turn turn, Access access)
    {
        NoteMove(turn, AccessOf(turn, access.Member, access.Channel).Known, access);
        var isWatched = access.IsWanted || access.Known != Presence.Out;
        turn.Tx.Put(access with
        {
            LookAt = isWatched ? access.LookAt ?? Look.Next(turn, access) : null,
            ChatId = Chats.Of(turn, access.Channel)?.ChatId ?? access.ChatId,
        });
    }

    private static void NoteMove(Turn turn, Presence before, Access access)
    {
        if (before == access.Known || access.Known == Presence.Asked) return;
        // A request that came to nothing is no way out.
        if (access.Known == Presence.Out && before != Presence.In) return;
        Diaries.Note(
            turn, access.Known == Presence.In ? DiaryKind.LetIn : DiaryKind.LetOut, access.Member,
            Chats.TitleOf(turn, access.Channel));
    }

    /// <summary>Shows somebody out who is inside without a right, unless the team brought them in, they are
    /// one of its administrators, or there are too many at once.</summary>
    public static void ShowOut(Turn turn, Access access, Channel channel)
    {
        if (access.IsGuest || access.IsAdministrator || HasRight(turn, access.Member, channel.Id)) return;
        // A plan that left the config while people hold it: nobody is let out for that.
        if (!MayClose(turn, access.Member) || IsBeingLetOut(turn, access)) return;
        if (RemovalGuard.IsHeld(turn, access.Key)) return;
        if (RemovalGuard.Take(turn, access.Member)) Close(turn, access, channel);
        else RemovalGuard.Hold(turn, access);
    }

    /// <summary>Lets out of every channel to which there is no right any more.</summary>
    private static void Close(Turn turn, Member member, HashSet<ChannelId> rights)
    {
        var unwanted = turn.Config.Channels
            .Where(channel => !rights.Contains(channel.Id))
            .Where(channel => AccessOf(turn, member.Id, channel.Id).IsWanted)
            .ToArray();
        if (unwanted.Length == 0 || !MayClose(turn, member.Id)) return;
        var closing = Chats.Now(turn, unwanted)
            .Select(channel => (channel, access: AccessOf(turn, member.Id, channel.Id)));
        var mayGo = RemovalGuard.Take(turn, member.Id);
        foreach (var (channel, access) in closing)
        {
            if (mayGo && !RemovalGuard.IsHeld(turn, access.Key)) Close(turn, access, channel);
            else RemovalGuard.Hold(turn, access);
        }
    }

    /// <summary>The channels that the member's live subscriptions unlock, at this moment; none for who is
    /// banned.</summary>
    private static HashSet<ChannelId> RightsOf(Turn turn, MemberId member) =>
        Banning.IsBanned(turn.Tx, member)
            ? []
            : Held.Of(turn, member).SelectMany(held => held.Plan?.Channels ?? []).ToHashSet();

    /// <summary>Whether a subscription is the last that opens some channel for its member.</summary>
    public static bool WouldClose(Turn turn, Subscription ending)
    {
        var others = Held.Of(turn, ending.Member).Where(held => held.Subscription.Id != ending.Id)
            .SelectMany(held => held.Plan?.Channels ?? [])
            .ToHashSet();
        var plan = turn.Config.Plans.FirstOrDefault(plan => plan.Id == ending.Plan);
        return plan is null || plan.Channels.Any(channel => !others.Contains(channel));
    }

    /// <summary>Lets out whatever is known: updates about who is inside get lost, and the call is harmless to
    /// who is not.</summary>
    private static void Close(Turn turn, Access access, Channel channel)
    {
        if (access.InviteLink is { } link) turn.Send(new RevokeInvite(channel.ChatId, link));
        turn.Send(new LetOut(access.Member, channel.Id, channel.ChatId));
        Put(turn, access with { IsWanted = false, InviteLink = null });
    }

    /// <summary>A removal that still waits, because Telegram failed, must not hit who has paid since.
    /// What may be under way is left to its result.</summary>
    private static void CallBack(Turn turn, MemberId member, ChannelId channel)
    {
        var waiting = turn.Tx.Find(OutboxRow.ByLane, Lanes.Of(member, channel))
            .Where(row => row.Request is LetOut && row.NotBefore > turn.Now + MayBeUnderWay);
        foreach (var row in waiting.ToArray()) turn.Tx.Delete(row);
        RemovalGuard.Release(turn, Access.KeyOf(member, channel));
    }

    private static bool IsAboutItsChat(Turn turn, Access access) =>
        access.ChatId is not { } chat
        || Chats.Of(turn, access.Channel) is not { } channel
        || channel.ChatId == Chats.Now(turn, chat);

    /// <summary>A plan that left the config while people hold it says nothing of what it unlocks; who is
    /// banned has no right by any.</summary>
    private static bool MayClose(Turn turn, MemberId member) => Banning.IsBanned(turn.Tx, member)
        || Held.Of(turn, member).All(held => held.Plan is not null);

    private static bool IsBeingLetOut(Turn turn, Access access) => turn.Tx
        .Find(OutboxRow.ByLane, Lanes.Of(access.Member, access.Channel))
        .Any(row => row.Request is LetOut);

    /// <summary>A link that waits for the bot's rights to come back.</summary>
    private static bool IsBeingMade(Turn turn, MemberId member, ChannelId channel) =>
        turn.Tx.Find(OutboxRow.ByLane, MakeInvites.LaneOf(member, channel)).Any();
}
