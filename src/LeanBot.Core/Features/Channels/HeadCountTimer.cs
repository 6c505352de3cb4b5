namespace LeanBot.Core.Features.Channels;

public sealed class HeadCountTimer : TimerRule<HeadCount>
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public override void Fire(Turn turn, HeadCount record)
    {
        if (Chats.Of(turn, record.Channel) is not { } channel)
        {
            turn.Tx.Delete(record);
            return;
        }

        turn.Send(new CountMembers(channel.Id, channel.ChatId));
        turn.Tx.Put(record with { NextAt = turn.Now + Every });
    }
}
