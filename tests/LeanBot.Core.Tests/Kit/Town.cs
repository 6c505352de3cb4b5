using System.Buffers.Binary;
using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Configuration;
using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Exports;
using LeanBot.Core.Features.Files;
using LeanBot.Core.Features.Imports;
using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Parked;
using LeanBot.Core.Features.Pauses;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Pricing;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Support;
using LeanBot.Core.Features.Sweeps;
using LeanBot.Core.Features.TeamChanges;
using LeanBot.Core.Features.Trials;

namespace LeanBot.Core.Tests;

/// <summary>The engine with the smallest outside that answers it, on one thread and one movable
/// moment.</summary>
public sealed partial class Town
{
    private static readonly Router Router = new(Some.Schema, typeof(Engine).Assembly);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, OutboxRow> _staged = [];
    private readonly HashSet<string> _resolved = [];
    private readonly Dictionary<string, Incoming> _taken = [];
    private MemoryStorage _storage = new(Some.Schema);
    private Engine _engine = null!;
    private int _updates;
    private long _files = 1_000_000;
    private uint _turns;

    public Town() => Restart();

    public Config Config { get; set; } = Some.Config;
    public DateTimeOffset Now { get; set; } = Some.Noon;
    public StateStore Store { get; private set; } = null!;
    public StripeStandIn Stripe { get; } = new();
    public TelegramStandIn Telegram { get; } = new();

    /// <summary>True loses the process after every commit: nothing but what is durable goes on.</summary>
    public bool DiesAfterEveryTurn { get; set; }

    /// <summary>True where Stripe's events get lost on the way.</summary>
    public bool LosesStripeEvents { get; set; }

    /// <summary>A type of Stripe's events of which none is made.</summary>
    public string? NeverMade { get; set; }

    /// <summary>Calls that wait: for the pace, for a pause that was asked for, for anything.</summary>
    public Func<Outgoing, bool> HoldsBack { get; set; } = _ => false;

    /// <summary>What becomes of the bot's own edits of the config.</summary>
    public Func<EditConfig, CallResult> WritesConfig { get; set; } = _ => new CallResult.Done(Nothing.Value);

    /// <summary>A kind of call that is refused, and would be again.</summary>
    public Type? Refuses { get; set; }

    /// <summary>Called for each message that a person comes to see.</summary>
    public Action<SayMessage, bool>? Saw { get; set; }

    /// <summary>Called for each file that a person comes to see.</summary>
    public Action<RelayMedia>? SawMedia { get; set; }

    /// <summary>Called for each file that an admin is sent.</summary>
    public Action<SendFile>? SawFile { get; set; }

    /// <summary>What the files hold that admins send, by their names.</summary>
    public Dictionary<string, ImportRead> Tables { get; } = [];

    /// <summary>Every table that was taken away, with its rows.</summary>
    public List<(string Table, IReadOnlyList<string>[] Rows)> Exported { get; } = [];

    public Action<AnswerPress>? Answered { get; set; }

    public Action<Outgoing>? Carried { get; set; }

    public static IEnumerable<string> Routes => Router.Table();

    public string NextUpdate(Bot bot) => $"{bot.ToString().ToLowerInvariant()}:{++_updates}";

    /// <summary>The worker begins, as its host tells the engine.</summary>
    public void Begin() => Handle(new Incoming.Started($"started:{Now:O}", ["main"])
    {
        Version = "1.0.0",
    });

    /// <summary>Somebody edits the config, and the worker reads it again.</summary>
    public void EditConfig(Func<Config, Config> edit, params string[] files)
    {
        var before = Config;
        Config = edit(before);
        Handle(new Incoming.ConfigChanged("config:edited", files, before, Config, [], [], Mends: false));
        Settle();
    }

    public void Restart()
    {
        Store = new StateStore(Some.Schema, _storage = new MemoryStorage(Some.Schema, _storage));
        Store.Committed += NoteRows;
        _engine = new Engine(Store, Router, () => Config);
    }

    /// <summary>A copy of everything that is kept.</summary>
    public MemoryStorage Backup() => new(Some.Schema, _storage);

    /// <summary>Goes on with what a copy holds, as if nothing had been since.</summary>
    public void Restore(MemoryStorage backup)
    {
        _storage = backup;
        Restart();
        _staged.Clear();
        _resolved.Clear();
        foreach (var row in Store.View(state => state.All<OutboxRow>().ToArray())) _staged[row.Id] = row;
    }

    public Outcome Handle(Incoming incoming)
    {
        var seed = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(seed, ++_turns);
        _taken.TryAdd(incoming.Cause, incoming);
        if (incoming is Incoming.Message message) Telegram.Started.Add((message.Bot, message.From.Id.Value));
        var outcome = _engine.Handle(incoming, Now, new Entropy(seed));
        if (DiesAfterEveryTurn) Restart();
        return outcome;
    }

    /// <summary>What must hold whenever the outbox is drained and Stripe's events have come.</summary>
    public void CheckInvariants()
    {
        CheckBooks();
        Store.View(state => Truths.AllThatIsPaidIsKnown(Stripe, state));
    }

    /// <summary>What must hold whatever Stripe has told.</summary>
    public void CheckBooks() => Store.View(state =>
    {
        Truths.NobodyIsInsideWithoutARight(Telegram, Config, state);
        Truths.EachPaymentGivesOnce(state);
        Assert.Equal(
            _staged.Keys.Except(_resolved).Order(), state.All<OutboxRow>().Select(row => row.Id).Order());
        return true;
    });

    /// <summary>A row goes with its result; only a removal may be taken back, when somebody has paid after
    /// all.</summary>
    private void NoteRows(Commit commit)
    {
        foreach (var change in commit.Changes.Where(change => change.Collection == "outbox"))
        {
            if (change.Value is OutboxRow row) _staged[row.Id] = row;
            else if (_staged.GetValueOrDefault(change.Key)?.Request is LetOut || commit.Cause == $"result:{change.Key}")
                _resolved.Add(change.Key);
        }
    }

    /// <summary>Carries out a row, whatever else waits.</summary>
    public CallResult Carry(OutboxRow row)
    {
        if (row.ExpiresAt < Now) return Failed(FailureReason.Expired, "It waited too long.");
        if (Store.View(row.Request.IsOutdated)) return Failed(FailureReason.Outdated, "It has changed.");
        if (Stripe.IsDown && IsAtStripe(row.Request))
            return new CallResult.PutOff(Now + RetryAfter, "Stripe does not answer.");
        if (Telegram.IsDown && row.Request is LetOut)
            return new CallResult.PutOff(Now + RetryAfter, "Telegram does not answer.");
        if (ChatOf(row.Request) is { } chat)
        {
            if (Telegram.WithoutRights.Contains(chat)) return NoRights();
            if (row.Request is LetOut && Telegram.MayNotBanIn.Contains(chat)) return NoRights();
            if (Telegram.Moved.TryGetValue(chat, out var to)) return new CallResult.ChatMoved(chat, to);
        }

        Carried?.Invoke(row.Request);
        if (row.Request.GetType() == Refuses) return Failed(FailureReason.Rejected, "400: not like this");
        return row.Request switch
        {
            SayMessage said when Telegram.BlockedBy.Contains(said.ChatId) =>
                Failed(FailureReason.Unreachable, "Forbidden: bot was blocked by the user"),
            SayMessage said => Say(said),
            RelayMedia relay => Show(relay),
            SendFile file => Show(file),
            SendPost post => Show(post),
            DeletePost delete => Done(() => Telegram.Delete(delete.Member, delete.MessageId)),
            FetchList list => new CallResult.Done(new ListRead(Lists[list.FileId])),
            AnswerPress answer => Answer(answer),
            MakeInvites invites => new CallResult.Done(Telegram.MakeInvites(invites)),
            SetCommands menu => SetMenu(menu),
            RevokeInvite revoke => Done(() => Telegram.Revoke(revoke.InviteLink)),
            ApproveJoin join => Done(() => Change(
                Telegram.LetIn(join.ChatId, join.Member), join.Member, join.ChatId, Membership.In)),
            DeclineJoin => new CallResult.Done(Nothing.Value),
            LetOut letOut when Telegram.Administrators.Contains((letOut.ChatId, letOut.Member)) =>
                Failed(FailureReason.IsAdministrator, "Bad Request: user is an administrator of the chat"),
            LookUpMembers look => new CallResult.Done(new MembersLookedUp(
                [.. look.Members.Select(member =>
                    new LookedUp(member, Telegram.MembershipOf(look.ChatId, member)))])),
            CheckRights check => new CallResult.Done(Telegram.RightsIn(check.ChatId)),
            ReadImport read => new CallResult.Done(Tables[read.FileName]),
            SendExport export => Export(export),
            CountMembers count => new CallResult.Done(Telegram.Count(count.ChatId)),
            ListStripe when Stripe.IsDown =>
                new CallResult.PutOff(Now + RetryAfter, "Stripe does not answer."),
            ListStripe list => new CallResult.Done(Stripe.List(list, Now)),
            RetryItem retry => Done(() => Retry(row.Id, retry.Item)),
            LetOut letOut => Done(() => Change(
                Telegram.LetOut(letOut.ChatId, letOut.Member), letOut.Member, letOut.ChatId, Membership.Out)),
            MakePaymentLink link => new CallResult.Done(Stripe.MakePage(link.Page, null, link.Account)),
            MakeCheckoutSession session => new CallResult.Done(
                Stripe.MakePage(session.Page, session.CustomerId, session.Account)),
            ClosePaymentPage page => Done(() => Stripe.Close(page.PageId)),
            FetchSubscription fetch when Stripe.Unknown =>
                Failed(FailureReason.NotFound, $"404 No such subscription: '{fetch.StripeId}'"),
            RefundPayment refund => new CallResult.Done(
                Stripe.Charges.Refund(
                    Stripe.PaidInvoice(refund.InvoiceId)!, AtStripe, refund.Amount.MinorUnits)),
            FetchCharge fetch => new CallResult.Done(
                Stripe.Charges.Fetch(fetch.ChargeId) with { At = AtStripe }),
            StopSubscription stop => Told(Stripe.EndNow(stop.StripeId, AtStripe)),
            EditConfig edit => WritesConfig(edit),
            FetchSubscription fetch => Told(Stripe.Fetch(fetch.StripeId)),
            CancelSubscription cancel => Told(Stripe.Cancel(cancel.StripeId, AtStripe)),
            EndSubscription end => Told(Stripe.EndNow(end.StripeId, AtStripe)),
            PreviewChange preview => new CallResult.Done(new ChangePreviewed(
                Stripe.Preview(preview.StripeId, preview.Target, preview.ProrationDate))),
            FetchCard card => new CallResult.Done(Stripe.CardOf(card.CustomerId)),
            EndTrial trial => Told(Stripe.EndNow(trial.StripeId, AtStripe)),
            TeamChange change => Told(Stripe.Change(change, AtStripe)),
            PauseCollection pause => Told(Stripe.Pause(pause.StripeId, pause.Pauses, AtStripe)),
            ChangeNow change => Change(change),
            ChangeLater later => Told(Stripe.Plan(later.StripeId, later.Target, AtStripe)),
            KeepPlan keep => Told(Stripe.KeepPlan(keep.StripeId, AtStripe)),
            WithdrawUnpaid unpaid => Told(Stripe.Withdraw(unpaid.StripeId, unpaid.InvoiceId, AtStripe)),
            FindFailedInvoice find => new CallResult.Done(
                new FailedInvoice(Stripe.InvoiceOf(find.PaymentIntentId))),
            ResumeSubscription resume => Told(Stripe.Resume(resume.StripeId, AtStripe)),
            OpenPortal portal => new CallResult.Done(new PortalOpened(
                $"https://billing.example/{portal.CustomerId}/{row.Id}", portal.ConfigurationId ?? "bpc_1")),
            MakePrice price => new CallResult.Done(Stripe.MakePrice(price)),
            CheckPrices check when Stripe.IsDown =>
                Failed(FailureReason.Expired, "It waited too long."),
            CheckPrices check => new CallResult.Done(Stripe.CheckPrices(check)),
            ShowLink link => Say(new SayMessage(
                Bot.Admin, link.To.Value,
                $"{link.Caption}\nhttps://t.me/market_room_bot?start={link.Payload}", [])),
            MoveToPrice move => new CallResult.Done(Stripe.MoveToPrice(move, AtStripe)),
            ReleaseMove release => Told(Stripe.ReleaseMove(release, AtStripe)),
            FetchInvoice fetch => new CallResult.Done(Stripe.FetchInvoice(fetch.InvoiceId)),
            _ => throw new NotSupportedException(row.Request.GetType().Name),
        };
    }

    private CallResult Change(ChangeNow change)
    {
        var due = Stripe.Preview(change.StripeId, change.Target, change.ProrationDate);
        if (due != change.Shown) return Failed(FailureReason.Outdated, "it would cost something else");
        return Stripe.ChangeNow(change.StripeId, change.Target, due, AtStripe) is { } changed
            ? Told(changed)
            : Failed(FailureReason.Rejected, "402 card_declined: Your card was declined.");
    }

    private DateTimeOffset AtStripe => Now + Stripe.ClockIsAheadBy;

    private CallResult.Done Told(StripeSubscription subscription) =>
        new(subscription with { At = AtStripe });

    private static bool IsAtStripe(Outgoing request) => request is MakePaymentLink or MakeCheckoutSession
        or FetchSubscription or SubscriptionChange or OpenPortal or FetchInvoice or WithdrawUnpaid
        or FindFailedInvoice or FetchCard or EndTrial or MakePrice or MoveToPrice or ReleaseMove
        or FetchCharge or RefundPayment;

    private long? ChatOf(Outgoing request) => request switch
    {
        LetOut call => call.ChatId,
        ApproveJoin call => call.ChatId,
        LookUpMembers call => call.ChatId,
        CountMembers call => call.ChatId,
        MakeInvites call => call.Channels
            .Select(channel => (long?)channel.ChatId)
            .FirstOrDefault(chat => Telegram.Moved.ContainsKey(chat!.Value)),
        _ => null,
    };

    private CallResult.Done Say(SayMessage said)
    {
        var edited = said.Edits?.MessageId
            ?? (said.Edits?.RowId is { } row ? Store.View(
                state => state.Get<SaidMessage>(row)?.MessageId) : null);
        var (message, isEdit) = Telegram.Show(said, edited);
        Saw?.Invoke(said, isEdit);
        return new CallResult.Done(new MessageSaid(message.Id));
    }

    /// <summary>For one person only once they have written to the bot.</summary>
    private CallResult SetMenu(SetCommands menu) => Telegram.SetMenu(menu)
        ? new CallResult.Done(Nothing.Value)
        : Failed(FailureReason.Unreachable, "Bad Request: chat not found");

    private CallResult Show(RelayMedia relay)
    {
        if (Telegram.BlockedBy.Contains(relay.Place.ChatId))
            return Failed(FailureReason.Unreachable, "Forbidden: bot was blocked by the user");
        if (Telegram.FilesLost.TryGetValue(relay.SourceFileId, out var reason) && relay.FileId is null)
            return Failed(reason, "Bad Request: file is too big");
        SawMedia?.Invoke(relay);
        return new CallResult.Done(Telegram.Show(relay));
    }

    private CallResult.Done Show(SendFile file)
    {
        SawFile?.Invoke(file);
        return new CallResult.Done(new MediaSent(++_files, $"sent {_files}"));
    }

    private CallResult.Done Export(SendExport export)
    {
        var table = ExportTables.Find(export)!;
        var rows = Store.View(state => table.Take(state, Config).ToArray());
        Assert.All(rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Exported.Add((export.Table, rows));
        Show(new SendFile(
            export.To.Value, $"{table.Name}.csv", "text/csv", export.Caption,
            string.Join('\n', rows.Prepend(table.Columns).Select(row => string.Join(',', row)))));
        return new CallResult.Done(new ExportSent(rows.Length, 1));
    }

    private CallResult.Done Answer(AnswerPress answer)
    {
        Answered?.Invoke(answer);
        return new CallResult.Done(Nothing.Value);
    }

    private void Change(bool isChanged, MemberId member, long chat, Membership now)
    {
        if (!isChanged) return;
        var person = new Person(member, $"Member {member}");
        Handle(new Incoming.MembershipChanged(
            NextUpdate(Bot.User), person, person, ByBot: true, chat, now));
    }

    /// <summary>What an adapter does: reads the raw text once more. Here raw texts are only names.</summary>
    private void Retry(string rowId, ParkedItem item)
    {
        var incoming = item.Timer is { } timer
            ? new Incoming.TimerDue(timer)
            : item.Found() ?? _taken[item.Cause];
        Handle(incoming with { Cause = $"{item.Cause}#{rowId}" });
    }

    private static CallResult.Failed NoRights() => Failed(
        FailureReason.NotPermitted, "Bad Request: not enough rights to restrict/unrestrict chat member");

    private static CallResult.Done Done(Action act)
    {
        act();
        return new CallResult.Done(Nothing.Value);
    }

    private static CallResult.Failed Failed(FailureReason reason, string why) =>
        new(new Failure(reason, why));
}
