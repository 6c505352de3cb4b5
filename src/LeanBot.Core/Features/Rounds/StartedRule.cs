using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Overview;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Features.Rounds;

/// <summary>The worker begins: what happened while it was away is looked for at once.</summary>
public sealed class StartedRule : UpdateRule<Incoming.Started>
{
    protected override void Apply(Turn turn, Incoming.Started incoming)
    {
        Absences.Note(turn, incoming.Accounts);
        turn.Tx.Put(new WorkerRun(
            turn.Now, incoming.Version, incoming.LiveAccounts, Build: incoming.Build));
        Diaries.Note(turn, DiaryKind.Started, about: incoming.Version);
        Observing.Note(turn);
        Rescans.BeginWhereNeeded(turn);
        Recurring.BringToNow(turn, incoming.Accounts);
        Menus.Renew(turn);
    }
}
