using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Gifts;

/// <summary>Which plan -> how many days -> sure?</summary>
public sealed class GiveScreen : AdminScreen
{
    public const string Wire = "gifts.give";

    private static readonly int[] UsualDays = [7, 30, 90, 365];

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.GiveAccess;

    public override bool Changes => false;

    public static Choice Button(Voice voice, MemberId member) =>
        OpenScreen.Button(voice.Text("gifts.give"), Wire, member.ToString());

    /// <param name="argument">The member, the plan and the days, as far as they are chosen.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var member = MemberScreen.MemberOf(turn, words[0]);
        if (Banning.IsBanned(turn.Tx, member.Id)) throw new Refused("bans.cantGive", ("name", member.Name));
        var plans = turn.Config.PlansForSale.ToArray();
        if (plans.Length == 0) throw new Refused("plans.none");
        if (words.Length < 2 && plans.Length > 1) return Plans(turn, member, plans);
        var id = words.Length < 2 ? plans[0].Id : new PlanId(words[1]);
        var plan = turn.Config.Plans.FirstOrDefault(plan => plan.Id == id) ?? throw new Refused("plans.gone");
        return words.Length < 3 ? Days(turn, member, plan) : Sure(turn, member, plan, words[2]);
    }

    protected override Choice Back(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        return words.Length < 2
            ? ShelfScreen.Back(turn.Voice, MemberShelf.Access, MemberScreen.MemberOf(turn, words[0]).Id)
            : OpenScreen.Back(turn.Voice, Wire, string.Join(' ', words.SkipLast(1)));
    }

    private Screen Plans(Turn turn, Member member, Plan[] plans) => new(
        turn.Voice.Text("gifts.whichPlan", ("name", member.Name)),
        [
            .. plans.Select(plan => OpenScreen.Button(plan.Title, this, $"{member.Id} {plan.Id}")).Chunk(2),
        ]);

    private Screen Days(Turn turn, Member member, Plan plan)
    {
        var chosen = $"{member.Id} {plan.Id}";
        turn.Begin(new DaysFlow.State.Ask(Wire, chosen));
        return new Screen(
            turn.Voice.Text("gifts.howLong", ("name", member.Name), ("plan", plan.Title)),
            [
                .. UsualDays.Select(days => OpenScreen.Button(
                    turn.Voice.Text("dates.days", ("count", (long)days)), this,
                    string.Create(CultureInfo.InvariantCulture, $"{chosen} {days}"))).Chunk(2),
            ]);
    }

    private static Screen Sure(Turn turn, Member member, Plan plan, string days)
    {
        var before = Giving.EndOf(turn, member.Id, plan.Id);
        var until = Giving.Until(turn, before ?? turn.Now, days)
            ?? throw new Refused("gifts.wrongDays", ("max", Giving.DaysMax));
        var text = turn.Voice.Text(
            before is null ? "gifts.sure" : "gifts.sureLonger",
            ("name", member.Name), ("id", member.Id), ("plan", plan.Title), ("until", until),
            ("before", before ?? until));
        if (PaidThrough(turn, member.Id, plan.Id) is { } paid)
            text += "\n\n" + turn.Voice.Text("gifts.paysToo", ("plan", plan.Title), ("until", paid));
        return new Screen(
            text,
            [GiveSurely.Button(turn.Voice, member.Id, plan.Id, until, before)]);
    }

    private static DateTimeOffset? PaidThrough(Turn turn, MemberId member, PlanId plan) =>
        Held.Of(turn, member)
            .Where(held => !held.Subscription.IsGiven && held.Subscription.Plan == plan)
            .Max(held => held.Subscription.PaidThrough);
}
