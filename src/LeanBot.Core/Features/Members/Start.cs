using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Members;

public sealed class Start : MemberCommand
{
    public override string Name => "start";

    public override int Place => 95;

    public override void Run(Turn turn, string args)
    {
        var link = DeepLink.Parse(turn.Config, args);
        if (link is not null) Wishes.Keep(turn, link);
        if (link is DeepLink.WithPromo) PromoDesk.TellOfLink(turn);
        if (turn.Member.TermsAcceptedAt is null) turn.Voice.Say(Terms.Welcome(turn));
        else if (Wishes.Fulfil(turn)) return;
        else if (Held.Of(turn, turn.Member.Id).Any()) turn.Voice.Say(StatusScreen.Of(turn, turn.Member));
        else turn.Voice.Say(PlanCards.All(turn, "plans.intro"));
    }
}
