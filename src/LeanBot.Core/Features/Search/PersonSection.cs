using LeanBot.Core.Features.Language;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Search;

/// <summary>Who they are, and whether they can be written to.</summary>
public sealed class PersonSection : MemberSection
{
    public override string Name => "person";

    public override int Place => 10;

    public override string Of(Turn turn, Member member)
    {
        var voice = turn.Voice;
        string[] lines =
        [
            voice.Text(
                "search.person",
                ("name", member.Name),
                ("username", member.Username is { } username ? $" · @{username}" : ""),
                ("id", member.Id)),
            voice.Text("search.met", ("day", member.MetAt), ("language", LanguageScreen.NameOf(turn, member.Language))),
            member.TermsAcceptedAt is { } accepted
                ? voice.Text("search.terms", ("day", accepted))
                : voice.Text("search.noTerms"),
            .. StripeCustomer.EmailsOf(turn.Tx, member.Id)
                .Select(email => voice.Text("search.email", ("email", email))),
            voice.Text(member.IsReachable ? "search.reachable" : "search.unreachable"),
        ];
        return string.Join('\n', lines);
    }
}
