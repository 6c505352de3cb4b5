using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Imports;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core;

/// <summary>Brings what a person typed or pressed to its command, flow or button.</summary>
internal static class Conversations
{
    public static void OnMessage(Turn turn, Router router, Incoming.Message message)
    {
        if (!IsAllowed(turn, message.Bot)) return;
        var text = message.Text?.Trim() ?? "";
        if (TypedCommand.Read(text) is { } typed) RunCommand(turn, router, message.Bot, typed);
        else if (turn.Conversation is { } conversation) Continue(turn, router, conversation, text);
        else if (Importing.Receive(turn)) return;
        else RunCommand(turn, router, message.Bot, TypedCommand.ReadWord(text));
    }

    public static void OnPress(Turn turn, Router router, Incoming.Press press)
    {
        if (!IsAllowed(turn, press.Bot))
        {
            Answer(turn, press, null);
            return;
        }

        if (ChoiceOf(turn, press) is not var (keyboard, choice)
            || router.Button(press.Bot, choice.Route) is not { } button)
            throw new Refused(press.Bot == Bot.User ? "engine.staleButton" : "engine.staleButtonAdmin");
        if (button is AdminButton guarded) Team.Demand(turn, guarded.RightFor(router, choice.Argument));
        button.Press(turn, choice.Argument);
        // What was shown in its place has buttons of its own.
        if (keyboard.Owner is not null && turn.HasEdited(press.MessageId)) turn.Tx.Delete(keyboard);
        if (!turn.HasAnswered(press.QueryId)) Answer(turn, press, null);
    }

    public static void Answer(Turn turn, Incoming.Press press, string? text, bool showAlert = false) =>
        Answer(turn, press.Bot, press.QueryId, text, showAlert);

    public static void Answer(Turn turn, Bot bot, string queryId, string? text, bool showAlert = false)
    {
        var plain = text is null ? null : PlainText.Of(text);
        if (plain?.Length > AnswerPress.TextCharactersMax)
            plain = plain[..(AnswerPress.TextCharactersMax - 1)] + "…";
        turn.Send(
            new AnswerPress(bot, queryId, plain, showAlert),
            expiresAt: turn.Now + AnswerPress.WorthDoingFor);
    }

    private static bool IsAllowed(Turn turn, Bot bot)
    {
        KnownMembers.Meet(turn, turn.Speaker, bot);
        if (bot == Bot.User || Team.Includes(turn.Config, turn.Speaker.Id)) return true;
        Team.TurnAway(turn);
        return false;
    }

    private static void RunCommand(Turn turn, Router router, Bot bot, TypedCommand? typed)
    {
        if (typed is null || router.Command(bot, typed.Name) is not { } command)
        {
            NotUnderstood(turn, router, bot, typed);
            return;
        }

        if (command is IGuarded guarded) Team.Demand(turn, guarded.Right);
        turn.End();
        command.Run(turn, typed.Args);
    }

    private static void Continue(Turn turn, Router router, Conversation conversation, string text)
    {
        try
        {
            Step(turn, router, conversation, text);
        }
        catch (Refused) when (TypedCommand.ReadWord(text) is { } typed
            && router.Command(conversation.Bot, typed.Name) is not null)
        {
            // What the flow cannot use and names a command is meant as one.
            turn.Tx.Undo();
            KnownMembers.Meet(turn, turn.Speaker, conversation.Bot);
            RunCommand(turn, router, conversation.Bot, typed);
        }
    }

    private static void Step(Turn turn, Router router, Conversation conversation, string text)
    {
        var flow = router.FlowOf(conversation.State)!;
        if (flow is IGuarded guarded) Team.Demand(turn, guarded.Right);
        if (flow.Next(conversation.State, turn, text) is { } next)
            turn.Tx.Put(conversation with { State = next, ForgetAt = turn.Now + flow.PatienceFor(next) });
        else turn.Tx.Delete(conversation);
    }

    /// <summary>The pressed choice, where the data names a keyboard that this person was shown by this
    /// bot.</summary>
    private static (Keyboard Keyboard, Choice.Press Choice)? ChoiceOf(Turn turn, Incoming.Press press) =>
        Keyboard.Parse(press.Data) is var (token, position)
        && turn.Tx.Get<Keyboard>(token) is { } keyboard
        && (keyboard.Owner is not { } owner || owner == press.From.Id)
        && keyboard.Bot == press.Bot
        && position < keyboard.Choices.Count
            ? (keyboard, keyboard.Choices[position])
            : null;

    /// <summary>Whoever types something else is shown what there is, and how to reach a person.</summary>
    private static void NotUnderstood(Turn turn, Router router, Bot bot, TypedCommand? typed)
    {
        if (typed is not null && router.NearestName(bot, typed.Name) is { } meant)
            throw new Refused("engine.didYouMean", ("command", meant));
        if (bot == Bot.Admin) throw new Refused("engine.unknownAdmin");
        turn.Voice.Say(new Screen(turn.Voice.Text("engine.unknown"), [WriteToTeam.Button(turn.Voice)]));
    }
}
