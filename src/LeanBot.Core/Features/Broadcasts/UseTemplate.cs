using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Begins a draft with what a template says.</summary>
public sealed class UseTemplate : AdminButton
{
    private const string Wire = "broadcast.useTemplate";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(BroadcastTemplate template) => Make(Wire, template.Name, template.Id);

    public override void Press(Turn turn, string argument)
    {
        var template = turn.Tx.Get<BroadcastTemplate>(argument)
            ?? throw new Refused("broadcasts.templateGone");
        Steps.Show(turn, AudienceScreen.Wire, Drafts.New(turn, template.Post, template.Buttons).Id);
    }
}
