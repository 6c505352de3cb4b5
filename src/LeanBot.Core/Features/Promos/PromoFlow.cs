using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Promos;

/// <summary>AskCode -> AskDiscount -> AskDuration -> Review -> saved; from Review to AskField and back. Edit
/// is a field of a code that there is already. What can be pressed instead of typed is
/// <see cref="PromoDraft"/>.</summary>
public sealed class PromoFlow : AdminFlow<PromoFlow.State>
{
    public abstract record State : FlowState
    {
        [Wire("promo.askCode")]
        public sealed record AskCode : State;

        [Wire("promo.askDiscount")]
        public sealed record AskDiscount(string Code) : State;

        [Wire("promo.askDuration")]
        public sealed record AskDuration(string Code, Discount Discount) : State;

        [Wire("promo.review")]
        public sealed record Review(Promo Draft) : State;

        [Wire("promo.askField")]
        public sealed record AskField(Promo Draft, PromoField Field) : State;

        /// <param name="Was">The field as the admin saw it, as JSON; empty where it said nothing.</param>
        [Wire("promo.edit")]
        public sealed record Edit(string Code, PromoField Field, string Was) : State;
    }

    public override AdminRights Right => AdminRights.RunPromos;

    public static void Begin(Turn turn)
    {
        turn.Begin(new State.AskCode());
        turn.Voice.Say(PromoDraftScreens.AskCode(turn.Voice));
    }

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (!Team.Includes(turn.Config, who)) return;
        var voice = Team.VoiceOf(turn, who);
        voice.Say(new Screen(
            voice.Text(step is State.Edit ? "promos.editTimedOut" : "promos.timedOut"),
            [OpenScreen.Button(voice.Text("promos.button"), PromosScreen.Wire)]));
    }

    protected override State? Next(State state, Turn turn, string text) => state switch
    {
        State.AskCode => PromoDraft.WithCode(turn, text),
        State.AskDiscount asked => PromoDraft.WithDiscount(turn, asked, text),
        State.AskDuration asked => PromoDraft.WithDuration(turn, asked, text),
        State.AskField asked => PromoDraft.Review(
            turn, PromoFields.Read(turn, asked.Draft, asked.Field, text)),
        State.Edit edit => EditPromo.Take(turn, edit, text),
        _ => throw new Refused("promos.pressInstead"),
    };
}
