namespace LeanBot.Core.Features.Support;

/// <summary><c>/support</c> asks for a message, <c>/support TEXT</c> is one.</summary>
public sealed class SupportCommand : MemberCommand
{
    public override string Name => "support";

    public override void Run(Turn turn, string args)
    {
        if (args.Length == 0)
        {
            SupportFlow.Begin(turn);
            return;
        }

        var words = Words.After(Name, (Incoming.Message)turn.Incoming, args);
        turn.Begin(SupportFlow.Take(turn, new SupportFlow.State.Ask(), words));
    }
}
