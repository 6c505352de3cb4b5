using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Support;

/// <summary>Write -> sent, or Draft where somebody else has answered meanwhile. The other parts of an album
/// follow.</summary>
public sealed class ReplyFlow : AdminFlow<ReplyFlow.State>
{
    public override AdminRights Right => AdminRights.Answer;

    private static readonly TimeSpan AlbumComesWithin = TimeSpan.FromMinutes(1);

    public abstract record State(string Ticket) : FlowState
    {
        /// <param name="SeenAnswer">The number of the team's last answer when the admin began; 0 for
        /// none.</param>
        [Wire("tickets.reply")]
        public sealed record Write(string Ticket, int SeenAnswer) : State(Ticket);

        [Wire("tickets.draft")]
        public sealed record Draft(string Ticket, Words Words) : State(Ticket);

        [Wire("tickets.album")]
        public sealed record Album(string Ticket, string AlbumId) : State(Ticket);
    }

    public override TimeSpan Patience => TimeSpan.FromMinutes(30);

    public override TimeSpan PatienceFor(FlowState step) => step is State.Album ? AlbumComesWithin : Patience;

    public static void Begin(Turn turn, Ticket ticket)
    {
        var name = Tickets.NameOf(turn, ticket);
        var text = turn.Voice.Text("support.writeAnswer", ("name", name));
        if (ticket.LastOfMember is { } last)
        {
            var quote = turn.Voice.Text("support.quote", ("name", name), ("text", Excerpt.Of(last)));
            text = $"{quote}\n\n{text}";
        }

        if (ticket is { State: TicketState.Answered, LastAnswer: { From: { } by } answer }
            && by.Id != turn.Speaker.Id)
            text = Answered(turn, "support.answeredAlready", by, answer) + "\n\n" + text;
        turn.Begin(new State.Write(ticket.Id, ticket.LastAnswer?.Number ?? 0));
        turn.Voice.Anew().Say(new Screen(text, [LeaveReply.Button(turn.Voice)]));
    }

    /// <summary>Sends what the admin wrote, although somebody else has answered.</summary>
    /// <exception cref="Refused">There is nothing to send any more.</exception>
    public static void SendDraft(Turn turn, string ticket)
    {
        if (turn.Conversation?.State is not State.Draft draft || draft.Ticket != ticket)
            throw new Refused("support.noDraft");
        turn.End();
        Send(turn, Tickets.Find(turn, ticket), draft.Words);
    }

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (step is not State waited || step is State.Album) return;
        if (TeamCard.AdminOf(turn, who.Value) is not { } admin
            || turn.Tx.Get<Ticket>(waited.Ticket) is not { } ticket) return;
        var voice = TeamCard.VoiceOf(turn, admin);
        voice.Say(new Screen(
            voice.Text("support.timedOut", ("name", Tickets.NameOf(turn, ticket))),
            [ReplyToMember.Button(voice, ticket.Id)]));
    }

    protected override State? Next(State state, Turn turn, string text)
    {
        var words = Words.Of((Incoming.Message)turn.Incoming);
        var ticket = Tickets.Find(turn, state.Ticket);
        return state switch
        {
            State.Album album => OnAlbum(turn, album, ticket, words),
            State.Draft draft when words.Continues(draft.Words.AlbumId) =>
                draft with { Words = draft.Words with { Media = [.. draft.Words.Media, .. words.Media] } },
            _ => OnAnswer(turn, state, ticket, words),
        };
    }

    private static State.Album OnAlbum(Turn turn, State.Album album, Ticket ticket, Words words)
    {
        if (!words.Continues(album.AlbumId)) throw new Refused("engine.unknownAdmin");
        if (words.Media.Any(media => media.IsTooLarge)) throw new Refused("support.tooLarge");
        // A part with words of its own is an answer of its own.
        if (words.Html.Length > 0) Tickets.Answer(turn, ticket, words);
        else Tickets.Join(turn, ticket, words);
        return album;
    }

    private static State? OnAnswer(Turn turn, State state, Ticket ticket, Words words)
    {
        if (words.IsEmpty || words.Media.Any(media => media.IsTooLarge))
        {
            turn.Voice.Say(new Screen(
                turn.Voice.Text(words.IsEmpty ? "support.unknownKind" : "support.tooLarge"),
                [LeaveReply.Button(turn.Voice)]));
            return state;
        }

        if (ticket.LastAnswer is { From: { } by } answer && by.Id != turn.Speaker.Id
            && (state as State.Write)?.SeenAnswer != answer.Number)
        {
            turn.Voice.Say(new Screen(
                Answered(turn, "support.answeredMeanwhile", by, answer),
                [SendAnyway.Button(turn.Voice, ticket.Id)], [LeaveReply.Button(turn.Voice)]));
            return new State.Draft(ticket.Id, words);
        }

        Send(turn, ticket, words);
        return words.AlbumId is { } album ? new State.Album(ticket.Id, album) : null;
    }

    private static void Send(Turn turn, Ticket ticket, Words words)
    {
        Tickets.Answer(turn, ticket, words);
        var sent = turn.Tx.Get<Ticket>(ticket.Id)!.Messages[^1];
        string[] lines =
        [
            turn.Voice.Text("support.sent", ("name", Tickets.NameOf(turn, ticket))),
            words.Html,
            PlainText.Escape(sent.Files),
        ];
        turn.Voice.Say(new Screen(
            string.Join("\n\n", lines.Where(line => line.Length > 0)),
            [ReplyToMember.MoreButton(turn.Voice, ticket.Id), CloseTicket.Button(turn.Voice, ticket.Id)]));
    }

    private static string Answered(Turn turn, string text, Teammate by, TicketMessage answer) =>
        turn.Voice.Text(
            text, ("name", by.Name), ("at", SaidAt.Of(turn, answer.At)),
            ("text", Excerpt.Of(answer)));
}
