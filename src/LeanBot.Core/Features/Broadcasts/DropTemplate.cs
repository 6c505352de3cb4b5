using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Asks, and then throws a template away.</summary>
public sealed class DropTemplate : AdminButton
{
    private const string Wire = "broadcast.dropTemplate";
    private const string Sure = "sure";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, BroadcastTemplate template) =>
        Make(Wire, voice.Text("broadcasts.dropTemplate"), template.Id);

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var template = turn.Tx.Get<BroadcastTemplate>(words[0])
            ?? throw new Refused("broadcasts.templateGone");
        if (words[^1] != Sure)
        {
            turn.Voice.Say(new Screen(
                turn.Voice.Text("broadcasts.dropTemplateSure", ("name", template.Name)),
                [Make(Wire, turn.Voice.Text("broadcasts.dropYes"), $"{template.Id} {Sure}")],
                [Steps.Back(turn.Voice, TemplatesScreen.Wire, "0", "broadcasts.leaveIt")]));
            return;
        }

        turn.Tx.Delete(template);
        Audits.Note(turn, AuditKind.TemplateDeleted, about: template.Name);
        Steps.Show(turn, TemplatesScreen.Wire, "0");
    }
}
