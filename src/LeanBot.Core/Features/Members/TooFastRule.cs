using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Members;

/// <summary>Whoever is too fast is told so, kindly; a pressed button stops waiting.</summary>
public sealed class TooFastRule : UpdateRule<Incoming.TooFast>
{
    protected override void Apply(Turn turn, Incoming.TooFast incoming)
    {
        // Who is not in the team hears nothing more than that they are not.
        var isStranger = incoming.Bot == Bot.Admin && !Team.Includes(turn.Config, incoming.From.Id);
        if (isStranger && incoming.QueryId is null) return;
        if (incoming.QueryId is { } query)
            Conversations.Answer(
                turn, incoming.Bot, query, isStranger ? null : turn.Voice.Text("members.tooFast"));
        else
            turn.Voice.Say("members.tooFast");
    }
}
