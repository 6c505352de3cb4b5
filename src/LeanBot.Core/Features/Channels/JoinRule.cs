using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Channels;

/// <summary>Lets in who has the right to that channel at this moment, by user id, whichever link they
/// opened.</summary>
public sealed class JoinRule : UpdateRule<Incoming.JoinRequest>
{
    protected override void Apply(Turn turn, Incoming.JoinRequest incoming)
    {
        if (Chats.Of(turn, incoming.ChatId) is not { } channel) return;
        var id = incoming.From.Id;
        if (Doors.HasRight(turn, id, channel.Id))
        {
            turn.Send(new ApproveJoin(id, channel.Id, channel.ChatId));
            Doors.Put(
                turn,
                Doors.AccessOf(turn, id, channel.Id) with { IsWanted = true, Known = Presence.Asked });
            return;
        }

        // Who is banned was told once.
        if (!Banning.IsBanned(turn.Tx, id) && turn.Tx.Get<ToldNoRight>(id.ToString()) is null)
            TellOfNoRight(turn, id);
        turn.Send(new DeclineJoin(id, channel.Id, channel.ChatId));
    }

    private static void TellOfNoRight(Turn turn, MemberId id)
    {
        if (DisputeScreens.StillPaused(turn, id) is { } paused) turn.Voice.Say(paused);
        else if (Sales.PlansFor(turn).Any()) turn.Voice.Say(PlanCards.All(turn, "channels.noRight"));
        else turn.Voice.Say("channels.membersOnly");
        turn.Tx.Put(new ToldNoRight(id, turn.Now + ToldNoRight.KeptFor));
    }
}
