using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Search;

/// <summary>Which code they have, and whose link brought them.</summary>
public sealed class OriginSection : MemberSection
{
    public override string Name => "origin";

    public override int Place => 15;

    public override string? Of(Turn turn, Member member)
    {
        var lines = new List<string>();
        if (member.Promo is { } promo)
            lines.Add(turn.Voice.Text("search.promoCode", ("code", promo.Code), ("day", promo.At)));
        if (member.Referrer is { } referrer)
            lines.Add(turn.Voice.Text("search.referrer", ("code", referrer.Code), ("day", referrer.At)));
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
