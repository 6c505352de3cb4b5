using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Refunds;

/// <summary>Ask -> sure? with the amount that was typed.</summary>
public sealed class AmountFlow : AdminFlow<AmountFlow.State>
{
    public override AdminRights Right => AdminRights.Refund;

    public override TimeSpan Patience => TimeSpan.FromMinutes(15);

    public abstract record State : FlowState
    {
        [Wire("refund.amount")]
        public sealed record Ask(string Payment) : State;
    }

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (step is not State.Ask asked) return;
        turn.TellAdmin(who, voice => new Screen(
            voice.Text("refunds.timedOut"),
            [
                OpenScreen.Button(voice.Text("gifts.again"), RefundScreen.Wire, asked.Payment),
                OpenMenu.Button(voice),
            ]));
    }

    protected override State? Next(State state, Turn turn, string text)
    {
        var payment = turn.Tx.Get<Payment>(((State.Ask)state).Payment)!;
        if (TypedMoney.Read(text, payment.Amount.Currency) is not { } amount)
            throw new Refused("refunds.noAmount", ("left", Refunding.LeftOf(turn, payment)));
        turn.Voice.Say(turn.Router.Screen(RefundScreen.Wire)!.Of(
            turn, string.Create(CultureInfo.InvariantCulture, $"{payment.Id} {amount.MinorUnits}")));
        return null;
    }
}
