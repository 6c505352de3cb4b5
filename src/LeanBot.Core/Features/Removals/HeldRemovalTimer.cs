using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>What an admin has confirmed is decided anew, one at a time.</summary>
public sealed class HeldRemovalTimer : TimerRule<HeldRemoval>
{
    public override void Fire(Turn turn, HeldRemoval record)
    {
        turn.Tx.Delete(record);
        if (record.Subscription is { } id)
        {
            if (turn.Tx.Get<Subscription>(id.Value) is { } subscription) StepTimer.Ask(turn, subscription);
        }
        else if (record.Channel is { } channel && Chats.Of(turn, channel) is { } place)
        {
            Doors.ShowOut(turn, Doors.AccessOf(turn, record.Member, channel), place);
        }
    }
}
