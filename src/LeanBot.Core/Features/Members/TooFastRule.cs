namespace LeanBot.Core.Features.Members;

/// <summary>Whoever is too fast is told so, kindly; a pressed button stops waiting.</summary>
public sealed class TooFastRule : UpdateRule<Incoming.TooFast>
{
    protected override void Apply(Turn turn, Incoming.TooFast incoming)
    {
        if (incoming.QueryId is { } query)
            Conversations.Answer(turn, incoming.Bot, query, turn.Voice.Text("members.tooFast"));
        else
            turn.Voice.Say("members.tooFast");
    }
}
