namespace LeanBot.Core.Features.Support;

/// <summary>Ask -> MayAdd -> MayAdd …: what a member writes next goes to the team.</summary>
public sealed class SupportFlow : MemberFlow<SupportFlow.State>
{
    /// <summary>How long more may be added without another word.</summary>
    private static readonly TimeSpan AddedFor = TimeSpan.FromMinutes(10);

    /// <param name="RefusedAlbum">The album whose first part was refused: one word is enough for all.</param>
    public abstract record State(string? Ticket, string? RefusedAlbum) : FlowState
    {
        /// <param name="Ticket">The one that the member goes on with; null for a new one.</param>
        [Wire("tickets.ask")]
        public sealed record Ask(string? Ticket = null, string? RefusedAlbum = null)
            : State(Ticket, RefusedAlbum);

        [Wire("tickets.mayAdd")]
        public sealed record MayAdd(string? Ticket, string? RefusedAlbum = null)
            : State(Ticket, RefusedAlbum);
    }

    public override TimeSpan PatienceFor(FlowState step) => step is State.MayAdd ? AddedFor : Patience;

    /// <summary>Waits for what is to be told.</summary>
    public static void Begin(Turn turn, string? ticket = null)
    {
        turn.Begin(new State.Ask(ticket));
        turn.Voice.Anew().Say(new Screen(turn.Voice.Text("support.ask"), [LeaveSupport.Button(turn.Voice)]));
    }

    /// <summary>Passes it on to the team, or says why not; returns what is waited for then.</summary>
    public static State Take(Turn turn, State state, Words words)
    {
        if (state is State.MayAdd && AlbumGoesOn(turn, state, words)) return state;
        if (words.Continues(state.RefusedAlbum)) return state;
        if (words.IsEmpty) return Refuse(turn, state, words, turn.Voice.Text("support.unknownKind"));
        if (words.Media.Any(media => media.IsTooLarge))
            return Refuse(turn, state, words, turn.Voice.Text("support.tooLarge"));
        if (SupportPace.Spend(turn, turn.Member.Id) is { } until)
            return Refuse(turn, state, words, TooMany(turn, until));
        var ticket = Tickets.Receive(turn, state.Ticket, words);
        turn.Voice.Say(new Screen(
            turn.Voice.Text(state is State.MayAdd ? "support.added" : "support.received"),
            [WriteToTeam.AddButton(turn.Voice), EnoughSaid.Button(turn.Voice)]));
        return new State.MayAdd(ticket.Id);
    }

    protected override State? Next(State state, Turn turn, string text) =>
        Take(turn, state, Words.Of((Incoming.Message)turn.Incoming));

    private static bool AlbumGoesOn(Turn turn, State state, Words words)
    {
        // What is too large is told part by part: each may be another size.
        if (words.Media.Any(media => media.IsTooLarge)
            || turn.Tx.Get<Ticket>(state.Ticket!) is not { } begun
            || begun.AlbumOf(words) is null) return false;
        // A part with words of its own is a message of its own, and costs nothing more.
        if (words.Html.Length > 0) Tickets.Receive(turn, begun.Id, words);
        else Tickets.Join(turn, begun, words);
        return true;
    }

    private static State Refuse(Turn turn, State state, Words words, string text)
    {
        var leave = state is State.Ask ? LeaveSupport.Button(turn.Voice) : EnoughSaid.Button(turn.Voice);
        turn.Voice.Say(new Screen(text, [leave]));
        return words.Media.Any(media => media.IsTooLarge)
            ? state
            : state with { RefusedAlbum = words.AlbumId };
    }

    private static string TooMany(Turn turn, DateTimeOffset until) => turn.Voice.Text(
        "support.tooMany", ("at", SaidAt.Of(turn, until)));
}
