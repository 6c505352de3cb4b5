using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Notices;

namespace LeanBot.Core.Features.Digests;

/// <summary>Once a day, at the hour of the settings.</summary>
public sealed class DigestTimer : TimerRule<DigestPlan>
{
    public override void Fire(Turn turn, DigestPlan record)
    {
        var yesterday = Diaries.Today(turn).AddDays(-1);
        var from = record.Through.AddDays(1);
        if (from <= yesterday)
        {
            Notice.Tell(
                turn, NoticeKind.Digest, voice => DigestScreen.Of(turn, voice, from, yesterday));
        }

        turn.Tx.Put(DigestPlan.After(turn, yesterday));
    }
}
