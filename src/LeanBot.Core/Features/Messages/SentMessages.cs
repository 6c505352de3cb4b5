using System.Buffers.Binary;

namespace LeanBot.Core.Features.Messages;

/// <summary>The last messages that a member got unasked: what about, when, and whether it arrived; never what
/// they said. It is written with each of them and there is one for nearly everybody, so it is a few bytes a
/// message: what it is about and what became of it in four, the minute in three.</summary>
/// <param name="Log">The oldest first.</param>
[Kept("sentMessages")]
public sealed record SentMessages(MemberId Member, byte[] Log) : Record
{
    public const int KeptMax = 12;

    private const int EntryBytes = 7;
    private const int StateBits = 2;
    private const uint StateMask = (1 << StateBits) - 1;

    /// <summary>What three bytes hold: until 2057.</summary>
    private const int MinutesMax = (1 << 24) - 1;

    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override string Key => Member.ToString();

    /// <summary>What was said unasked has arrived, or will not.</summary>
    public static void Note(Turn turn, SayMessage said, SentState state)
    {
        var member = new MemberId(said.ChatId);
        // Somebody nobody knows: the ids of strangers are not collected.
        if (said.Topic is not { } topic || turn.Tx.Get<Members.Member>(member.ToString()) is null) return;
        var before = turn.Tx.Get<SentMessages>(member.ToString())?.Log ?? [];
        var kept = Math.Min(before.Length, (KeptMax - 1) * EntryBytes);
        var log = new byte[kept + EntryBytes];
        before.AsSpan(before.Length - kept).CopyTo(log);
        Write(log.AsSpan(kept), new SentMessage(Topics.NumberOf(topic), turn.Now, state));
        turn.Tx.Put(new SentMessages(member, log));
    }

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<SentMessage> Of(IReader state, MemberId member) =>
    [
        .. (state.Get<SentMessages>(member.ToString())?.Log ?? [])
            .Chunk(EntryBytes)
            .Where(entry => entry.Length == EntryBytes)
            .Select(Read)
            .Reverse(),
    ];

    private static void Write(Span<byte> entry, SentMessage message)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(entry, message.Topic << StateBits | (uint)message.State);
        var minutes = (int)Math.Clamp((message.At - Beginning).TotalMinutes, 0, MinutesMax);
        (entry[4], entry[5], entry[6]) = ((byte)minutes, (byte)(minutes >> 8), (byte)(minutes >> 16));
    }

    private static SentMessage Read(byte[] entry)
    {
        var what = BinaryPrimitives.ReadUInt32LittleEndian(entry);
        var minutes = entry[4] | entry[5] << 8 | entry[6] << 16;
        return new SentMessage(
            what >> StateBits, Beginning.AddMinutes(minutes), (SentState)(what & StateMask));
    }
}
