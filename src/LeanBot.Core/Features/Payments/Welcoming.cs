using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>Tells the team of somebody's first payment.</summary>
internal static class Welcoming
{
    public static void TellTeam(Turn turn, Member member, Subscription paid, Money amount) => Notice.Tell(
        turn,
        NoticeKind.NewMember,
        voice => new Screen(
            voice.Text(
                "payments.newMember",
                ("name", member.Name),
                ("username", member.Username is { } username ? $" · @{username}" : ""),
                ("id", member.Id),
                ("plan", Held.TitleOf(turn, paid)),
                ("price", amount),
                ("until", paid.PaidThrough!)),
            [ShowMember.Button(voice, member.Id)]));
}
