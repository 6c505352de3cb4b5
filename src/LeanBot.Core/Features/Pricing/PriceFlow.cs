using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Pricing;

/// <summary>Ask -> Confirm, with «another amount» back; <see cref="SavePrice"/> ends it.</summary>
public sealed class PriceFlow : AdminFlow<PriceFlow.State>
{
    /// <param name="Price">The price's name: <see cref="SoldPrice.Name"/>.</param>
    /// <param name="Was">As the admin saw it.</param>
    public abstract record State(string Price, Money Was) : FlowState
    {
        [Wire("price.ask")]
        public sealed record Ask(string Price, Money Was) : State(Price, Was);

        [Wire("price.confirm")]
        public sealed record Confirm(string Price, Money Was, Money To) : State(Price, Was);
    }

    public override AdminRights Right => AdminRights.SetPrices;

    /// <param name="text">What is said above the question.</param>
    public static void Begin(Turn turn, SoldPrice price, string text = "pricing.ask")
    {
        turn.Begin(new State.Ask(price.Name, price.Price));
        turn.Voice.Say(new Screen(
            turn.Voice.Text(text, ("price", new Html(PricesScreen.NameOf(turn, turn.Voice, price)))),
            [Back(turn.Voice)]));
    }

    /// <exception cref="Refused">It is not sold any more.</exception>
    public static SoldPrice PriceOf(Turn turn, string name) =>
        SoldPrice.Find(turn.Config, name) ?? throw new Refused("pricing.gone");

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (!Team.Includes(turn.Config, who)) return;
        var voice = Team.VoiceOf(turn, who);
        voice.Say(new Screen(
            voice.Text("pricing.timedOut"),
            [OpenScreen.Button(voice.Text("pricing.button"), PricesScreen.Wire)]));
    }

    internal static Choice Back(Voice voice) =>
        OpenScreen.Back(voice, PricesScreen.Wire);

    protected override State? Next(State state, Turn turn, string text)
    {
        var price = PriceOf(turn, state.Price);
        var to = TypedMoney.Read(text, price.Price.Currency)
            ?? throw new Refused("pricing.noAmount", ("currency", price.Price.Currency.ToUpperInvariant()));
        if (to == price.Price) throw new Refused("pricing.same", ("price", to));
        turn.Voice.Say(PricePreview.Of(turn, price, to));
        return new State.Confirm(price.Name, price.Price, to);
    }
}
