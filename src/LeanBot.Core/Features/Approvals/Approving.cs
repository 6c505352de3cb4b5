using System.Text.Json;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Approvals;

/// <summary>The second pair of eyes on what can't be undone.</summary>
public static class Approving
{
    /// <summary>Does it at once where it is small. Else everybody else who may is asked to approve; where
    /// there is nobody, the admin types a phrase out. Call it after a preview and a «surely?».</summary>
    /// <typeparam name="TAction">A <see cref="DangerousAction{TArguments}"/> that takes these.</typeparam>
    /// <exception cref="Refused">It can't be done, or not by them.</exception>
    public static void Ask<TAction>(Turn turn, object arguments) where TAction : DangerousAction
    {
        var action = turn.Router.Actions.OfType<TAction>().Single();
        Team.Demand(turn, action.Right);
        if (!turn.Config.SecondAdmin.IsOver(action.SizeOf(arguments)))
            turn.Voice.Say(action.Run(turn, arguments, turn.Speaker.Id)(turn.Voice));
        else if (Others(turn, action, turn.Speaker.Id).Any()) Begin(turn, action, arguments);
        else PhraseFlow.Begin(turn, action, JsonOf(turn, action, arguments));
    }

    /// <exception cref="Refused">It was decided meanwhile, or can't be done any more.</exception>
    internal static void Approve(Turn turn, string id)
    {
        var (approval, action) = FindToDecide(turn, id);
        if (approval.AskedBy == turn.Speaker.Id) throw new Refused("approvals.notOwn");
        if (!Team.May(turn.Config, approval.AskedBy, action.Right))
            throw new Refused("approvals.askerMayNot", ("name", approval.AskedByName));
        turn.Approval = approval;
        var outcome = action.Run(turn, ArgumentsOf(turn, action, approval.Arguments), approval.AskedBy);
        Decide(turn, approval, ApprovalState.Approved);
        turn.Voice.Say(With(
            outcome(turn.Voice), turn.Voice.Text("approvals.youApproved", ("name", approval.AskedByName))));
        TellAsker(turn, approval, voice => With(
            outcome(voice), voice.Text("approvals.approved", ("name", NameOfSpeaker(turn)))));
    }

    internal static void Decline(Turn turn, string id)
    {
        var (approval, action) = FindToDecide(turn, id);
        Decide(turn, approval, ApprovalState.Declined);
        Audits.NoteInWords(
            turn, AuditKind.ApprovalDeclined,
            voice => $"{PlainText.Escape(approval.AskedByName)}: {PreviewOf(turn, voice, approval, action)}");
        turn.Voice.Say(new Screen(
            turn.Voice.Text("approvals.youDeclined", ("name", approval.AskedByName)),
            [OpenMenu.Button(turn.Voice)]));
        TellAsker(turn, approval, voice => new Screen(
            voice.Text("approvals.declined", ("name", NameOfSpeaker(turn)))
                + "\n\n" + PreviewOf(turn, voice, approval, action)));
    }

    internal static void Withdraw(Turn turn, string id)
    {
        var (approval, action) = Find(turn, id);
        if (approval.AskedBy != turn.Speaker.Id) throw new Refused("approvals.notYours");
        Decide(turn, approval, ApprovalState.Withdrawn);
        Audits.NoteInWords(
            turn, AuditKind.ApprovalWithdrawn, voice => PreviewOf(turn, voice, approval, action));
        turn.Voice.Say(new Screen(
            turn.Voice.Text("approvals.withdrawn"), [OpenMenu.Button(turn.Voice)]));
    }

    internal static void Expire(Turn turn, Approval approval)
    {
        turn.Tx.Put(approval with { State = ApprovalState.Expired, DecidedAt = turn.Now });
        if (turn.Router.Action(approval.Action) is not { } action) return;
        TellAsker(turn, approval, voice => new Screen(
            voice.Text("approvals.expired") + "\n\n" + PreviewOf(turn, voice, approval, action)));
    }

    internal static IReadOnlyList<Approval> Waiting(Turn turn) =>
    [
        .. turn.Tx.All<Approval>()
            .Where(one => one.State == ApprovalState.Waiting && turn.Router.Action(one.Action) is not null)
            .OrderBy(one => one.AskedAt),
    ];

    /// <summary>What is to be approved, with the buttons of whoever reads it.</summary>
    internal static Screen CardOf(Turn turn, Voice voice, Approval approval, DangerousAction action) => new(
        voice.Text(
            "approvals.ask",
            ("name", approval.AskedByName), ("until", new Moment(approval.AskedAt + Approval.WaitsFor)))
            + "\n\n" + PreviewOf(turn, voice, approval, action),
        [ApproveIt.Button(voice, approval), DeclineIt.Button(voice, approval)]);

    internal static Screen OwnCardOf(
        Turn turn, Voice voice, Approval approval, DangerousAction action) => new(
        PreviewOf(turn, voice, approval, action) + "\n\n"
            + voice.Text(
                "approvals.waits",
                ("names", string.Join(
                    ", ", Others(turn, action, approval.AskedBy).Select(admin => admin.Name))),
                ("until", new Moment(approval.AskedAt + Approval.WaitsFor))),
        [WithdrawIt.Button(voice, approval)]);

    internal static object ArgumentsOf(Turn turn, DangerousAction action, string json) =>
        JsonSerializer.Deserialize(json, action.ArgumentsType, turn.Router.Schema.Json)!;

    private static void Begin(Turn turn, DangerousAction action, object arguments)
    {
        var approval = new Approval(
            turn.Entropy.Code(), action.Route, JsonOf(turn, action, arguments), turn.Speaker.Id,
            NameOfSpeaker(turn), turn.Now, new MessageRef());
        approval = approval with
        {
            Screen = turn.Voice.SayShown(OwnCardOf(turn, turn.Voice, approval, action)),
        };
        turn.Tx.Put(approval);
        Audits.NoteInWords(
            turn, AuditKind.ApprovalAsked, voice => action.Preview(turn, voice, arguments));
        foreach (var admin in Others(turn, action, turn.Speaker.Id))
            turn.TellAdmin(admin.TelegramId, voice => CardOf(turn, voice, approval, action));
    }

    private static IEnumerable<Admin> Others(Turn turn, DangerousAction action, MemberId asker) =>
        turn.Config.Admins.Where(admin => admin.TelegramId != asker && admin.May(action.Right));

    /// <summary>What was asked for says who may decide it, not the button.</summary>
    private static (Approval Approval, DangerousAction Action) FindToDecide(Turn turn, string id)
    {
        var found = Find(turn, id);
        Team.Demand(turn, found.Action.Right);
        return found;
    }

    private static (Approval Approval, DangerousAction Action) Find(Turn turn, string id)
    {
        if (turn.Tx.Get<Approval>(id) is not { } approval
            || turn.Router.Action(approval.Action) is not { } action)
            throw new Refused("engine.staleButtonAdmin");
        return approval.State switch
        {
            ApprovalState.Waiting => (approval, action),
            ApprovalState.Approved or ApprovalState.Declined => throw new Refused(
                approval.State == ApprovalState.Approved ? "approvals.isApproved" : "approvals.isDeclined",
                ("name", approval.DecidedByName ?? "")),
            ApprovalState.Withdrawn => throw new Refused(
                "approvals.isWithdrawn", ("name", approval.AskedByName)),
            _ => throw new Refused("approvals.isExpired"),
        };
    }

    private static void Decide(Turn turn, Approval approval, ApprovalState state) => turn.Tx.Put(approval with
    {
        State = state,
        DecidedBy = turn.Speaker.Id,
        DecidedByName = NameOfSpeaker(turn),
        DecidedAt = turn.Now,
    });

    private static string PreviewOf(Turn turn, Voice voice, Approval approval, DangerousAction action) =>
        action.Preview(turn, voice, ArgumentsOf(turn, action, approval.Arguments));

    private static string JsonOf(Turn turn, DangerousAction action, object arguments) =>
        JsonSerializer.Serialize(arguments, action.ArgumentsType, turn.Router.Schema.Json);

    /// <summary>In the message that waits, and by a new one: an edit makes no sound.</summary>
    private static void TellAsker(Turn turn, Approval approval, Func<Voice, Screen> screenFor)
    {
        turn.TellAdmin(approval.AskedBy, screenFor);
        if (Team.Includes(turn.Config, approval.AskedBy))
            Team.VoiceOf(turn, approval.AskedBy).Editing(approval.Screen).Say("approvals.decided");
    }

    private static string NameOfSpeaker(Turn turn) =>
        Team.Find(turn.Config, turn.Speaker.Id)?.Name ?? turn.Speaker.Name;

    private static Screen With(Screen screen, string first) => new(first + "\n\n" + screen.Html, screen.Rows);
}
