using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Asks for a name, under which text and buttons are kept to be used again.</summary>
public sealed class KeepTemplate : AdminButton
{
    private const string Wire = "broadcast.keepTemplate";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public static Choice Button(Voice voice, Broadcast broadcast) =>
        Make(Wire, voice.Text("broadcasts.keepTemplate"), broadcast.Id);

    /// <summary>The same name takes the place of what it named before.</summary>
    /// <exception cref="Refused">There is nothing to keep, or no room.</exception>
    public static void Keep(Turn turn, Broadcast broadcast, string name)
    {
        if (broadcast.Post is not { } post) throw new Refused("broadcasts.noText");
        var all = turn.Tx.All<BroadcastTemplate>().ToArray();
        var same = Array.Find(all, one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (same is null && all.Length >= BroadcastTemplate.CountMax)
            throw new Refused("broadcasts.tooManyTemplates", ("max", BroadcastTemplate.CountMax));
        turn.Tx.Put(new BroadcastTemplate(
            same?.Id ?? turn.Entropy.Code(), name, post, broadcast.Buttons, turn.Speaker.Id, turn.Now));
        Audits.Note(turn, AuditKind.TemplateKept, about: name);
    }

    public override void Press(Turn turn, string argument)
    {
        var broadcast = Drafts.Find(turn, argument);
        if (broadcast.Post is null) throw new Refused("broadcasts.noText");
        turn.SpeakAnew();
        turn.Begin(new BroadcastFlow.State.Name(broadcast.Id));
        turn.Voice.Say(new Screen(
            turn.Voice.Text("broadcasts.nameAsk"),
            [Steps.Back(turn.Voice, BroadcastScreen.Wire, broadcast.Id)]));
    }
}
