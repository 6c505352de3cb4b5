using LeanBot.Core.Features.Commands;

namespace LeanBot.Core.Features.Rounds;

/// <summary>The worker begins: what happened while it was away is looked for at once.</summary>
public sealed class StartedRule : UpdateRule<Incoming.Started>
{
    protected override void Apply(Turn turn, Incoming.Started incoming)
    {
        Absences.Note(turn, incoming.Accounts);
        Recurring.BringToNow(turn, incoming.Accounts);
        Menus.Renew(turn);
    }
}
