namespace LeanBot.Core.Features.Rounds;

/// <summary>The machine's clock was set. Nobody is let out for that: Stripe is asked first, and its clock
/// counts. What a wrong clock has put off is brought back.</summary>
public sealed class ClockJumpedRule : UpdateRule<Incoming.ClockJumped>
{
    protected override void Apply(Turn turn, Incoming.ClockJumped incoming)
    {
        turn.TellAdmins(
            incoming.By > TimeSpan.Zero ? "rounds.clockAhead" : "rounds.clockBack",
            ("minutes", (long)Math.Round(incoming.By.Duration().TotalMinutes)), ("now", turn.Now));
        Recurring.BringToNow(turn, incoming.Accounts);
        Rescans.Begin(turn);
    }
}
