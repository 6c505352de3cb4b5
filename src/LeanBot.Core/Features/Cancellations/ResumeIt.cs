using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class ResumeIt : MemberButton
{
    private const string Wire = "resume";

    public override string Route => Wire;

    public static Choice Button(Turn turn, Voice voice, Subscription subscription) => Button(
        voice.Text("cancellations.resume", ("plan", Held.TitleOf(turn, subscription))), subscription);

    /// <summary>A row for each that can be resumed.</summary>
    public static IEnumerable<IReadOnlyList<Choice>> Buttons(
        Turn turn, Voice voice, IEnumerable<Subscription> own) => own
        .Where(held => held.IsResumable(turn.Now))
        .Select(held => (IReadOnlyList<Choice>)[Button(turn, voice, held)]);

    public static Choice Button(string label, Subscription subscription) =>
        Make(Wire, label, subscription.Key);

    public override void Press(Turn turn, string argument) => Resuming.Begin(turn, argument);
}
