namespace LeanBot.Core.Features.Migrations;

public sealed class MigrationAskedRule : UpdateRule<Incoming.MigrationAsked>
{
    protected override void Apply(Turn turn, Incoming.MigrationAsked incoming)
    {
        try
        {
            Do(turn, incoming.Order);
        }
        catch (Refused refused)
        {
            // Nobody speaks in this turn, so the team as a whole hears why; nothing has been staged yet.
            turn.TellAdmins(refused.Text, [.. refused.Values]);
        }
    }

    private static void Do(Turn turn, MigrationOrder order)
    {
        switch (order)
        {
            case MigrationOrder.Prepare prepare: Migrations.Prepare(turn, prepare); break;
            case MigrationOrder.Apply apply: Migrations.Apply(turn, apply.Id, apply.IsShadow); break;
            case MigrationOrder.Pause pause: Migrations.Pause(turn, pause.Id); break;
            case MigrationOrder.Resume resume: Migrations.Resume(turn, resume.Id); break;
            case MigrationOrder.RollBack back: Migrations.RollBack(turn, back.Id); break;
        }
    }
}
