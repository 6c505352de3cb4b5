using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core;

/// <summary>One turn: what came in, the moment it came, the state it may change, what will be said and done.
/// Pure and synchronous; everything outside is staged and happens after the commit.</summary>
public sealed class Turn
{
    private readonly List<Outgoing> _sent = [];
    private bool _speaksAnew;

    internal Turn(
        Incoming incoming, Tx tx, Config config, Router router, DateTimeOffset now, Entropy entropy) =>
        (Incoming, Tx, Config, Router, Now, Entropy) = (incoming, tx, config, router, now, entropy);

    public Incoming Incoming { get; }
    public Tx Tx { get; }
    public Config Config { get; }

    /// <summary>The frozen moment, UTC.</summary>
    public DateTimeOffset Now { get; }

    public Entropy Entropy { get; }

    /// <summary>What can be routed to, for help texts.</summary>
    public Router Router { get; }

    /// <summary>Who is speaking; only in turns that a person began.</summary>
    public Member Member => Tx.Get<Member>(Speaker.Id.ToString())
        ?? throw new InvalidOperationException("Nobody is speaking in this turn.");

    /// <summary>Speaks to whoever began this turn, in the bot they used: by changing the message whose button
    /// was pressed, else by a new one.</summary>
    public Voice Voice => new(this, SpeakingTo, Speaker.Id, LanguageOf(Speaker), Pressed);

    public Person Speaker => Incoming switch
    {
        Incoming.Message message => message.From,
        Incoming.Press press => press.From,
        Incoming.JoinRequest request => request.From,
        Incoming.BotBlocked blocked => blocked.From,
        Incoming.TooFast tooFast => tooFast.From,
        _ => throw new InvalidOperationException("Nobody is speaking in this turn."),
    };

    private Bot SpeakingTo => Incoming switch
    {
        Incoming.Message message => message.Bot,
        Incoming.Press press => press.Bot,
        Incoming.TooFast tooFast => tooFast.Bot,
        _ => Bot.User,
    };

    private MessageRef? Pressed =>
        Incoming is Incoming.Press { MessageId: { } id } && !_speaksAnew ? new MessageRef(id) : null;

    /// <summary>Speaks to a member in the user bot, in a message of its own that nobody asked for.</summary>
    public Voice To(Member member) => new(
        this, Bot.User, member.Id, member.Language, null, isUnasked: true);

    /// <summary>Leaves the message whose button was pressed as it is: what is said from now on stands below
    /// it.</summary>
    public void SpeakAnew() => _speaksAnew = true;

    /// <summary>Tells every admin something that needs a person.</summary>
    public void TellAdmins(string text, params (string Name, object Value)[] values)
    {
        foreach (var voice in AdminVoices) voice.Say(text, values);
    }

    /// <summary>Tells every admin something that they can act on with a button.</summary>
    public void TellAdmins(Func<Voice, Screen> screenFor)
    {
        foreach (var voice in AdminVoices) voice.Say(screenFor(voice));
    }

    /// <summary>Tells one admin; nobody where they are none any more.</summary>
    public void TellAdmin(MemberId who, Func<Voice, Screen> screenFor)
    {
        foreach (var admin in Config.Admins.Where(admin => admin.TelegramId == who))
        {
            var voice = new Voice(this, Bot.Admin, admin.TelegramId, admin.Language, null);
            voice.Say(screenFor(voice));
        }
    }

    /// <summary>Stages a row of the outbox and returns its id.</summary>
    /// <param name="notBefore">UTC; null for at once.</param>
    /// <param name="expiresAt">UTC; after it the row is given up.</param>
    public string Send(Outgoing request, DateTimeOffset? notBefore = null, DateTimeOffset? expiresAt = null)
    {
        _sent.Add(request);
        var id = $"{Tx.Seq}-{_sent.Count}-{Entropy.Code()}";
        Tx.Put(new OutboxRow(
            id, request, request.Lane, PriorityOf(request), Now, notBefore ?? Now, ExpiresAt: expiresAt));
        return id;
    }

    /// <summary>Keeps what came in, raw, until an admin decides, and tells the admins.</summary>
    /// <param name="about">What it is about, so that the same is not kept twice.</param>
    /// <param name="waitsFor">The subscription whose owner must become known: until then, and for an hour at
    /// most, it waits quietly.</param>
    /// <param name="payment">The money that it is about.</param>
    /// <param name="callsAgain">True where the call that this is the result of is what has to be done
    /// again.</param>
    public void Park(
        string reason, string? about = null, string? waitsFor = null, ParkedPayment? payment = null,
        bool callsAgain = false) =>
        Parked = Parking.Keep(this, reason, about, waitsFor, payment, callsAgain);

    /// <summary>Waits for what the person types next.</summary>
    public void Begin(FlowState first) => Tx.Put(new Conversation(
        SpeakingTo, Speaker.Id, first, Now + Router.PatienceOf(first)));

    /// <summary>Whatever of a kind has fallen due by now, at most so many, and that which the turn is for in
    /// any case: after a time in which nothing could be kept, what is due comes in any order.</summary>
    public IEnumerable<T> Due<T>(int countMax, T record) where T : Record =>
        Tx.DueBy<T>(Now, countMax).Where(due => due.Key != record.Key).Take(countMax - 1).Prepend(record);

    /// <summary>Waits no longer for what the person types next.</summary>
    public void End()
    {
        if (Conversation is not { } conversation) return;
        HasLeftFlow = true;
        Tx.Delete(conversation);
    }

    /// <summary>Whether what the person typed or pressed has ended a conversation.</summary>
    internal bool HasLeftFlow { get; private set; }

    /// <summary>What a second admin is approving in this turn.</summary>
    internal Approval? Approval { get; set; }

    /// <summary>The call whose result this is.</summary>
    internal OutboxRow? Row { get; set; }

    /// <summary>The reference of what was kept for an admin in this turn; null where nothing was.</summary>
    internal string? Parked { get; private set; }

    internal Conversation? Conversation =>
        Tx.Get<Conversation>(Core.Conversation.KeyOf(SpeakingTo, Speaker.Id));

    internal bool HasEdited(long? messageId) =>
        messageId is not null && _sent.OfType<SayMessage>().Any(said => said.Edits?.MessageId == messageId);

    internal bool HasAnswered(string queryId) =>
        _sent.OfType<AnswerPress>().Any(answer => answer.QueryId == queryId);

    private IEnumerable<Voice> AdminVoices => Config.Admins.Select(
        admin => new Voice(this, Bot.Admin, admin.TelegramId, admin.Language, null));

    /// <summary>Nobody waits for what a timer began, and timers begin much at once: it lets the answers pass
    /// that people wait for.</summary>
    private Priority PriorityOf(Outgoing request) =>
        Incoming is Incoming.TimerDue && request.Priority != Priority.Urgent
            ? Priority.Bulk
            : request.Priority;

    private string LanguageOf(Person person) =>
        SpeakingTo == Bot.Admin && Team.Find(Config, person.Id) is { } admin
            ? admin.Language
            : KnownMembers.LanguageOf(this, person);
}
