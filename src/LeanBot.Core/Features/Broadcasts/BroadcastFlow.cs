using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>What an admin types on the way to a broadcast. Each step is begun by its screen, and leads to the
/// next one.</summary>
public sealed class BroadcastFlow : AdminFlow<BroadcastFlow.State>
{
    private const int TemplateNameCharactersMax = 40;

    public abstract record State(string Broadcast) : FlowState
    {
        [Wire("broadcast.days")]
        public sealed record Days(string Broadcast, string Which) : State(Broadcast);

        [Wire("broadcast.list")]
        public sealed record List(string Broadcast) : State(Broadcast);

        /// <param name="RefusedAlbum">One word is enough for all its parts.</param>
        [Wire("broadcast.text")]
        public sealed record Text(string Broadcast, string? RefusedAlbum = null) : State(Broadcast);

        [Wire("broadcast.link")]
        public sealed record Link(string Broadcast) : State(Broadcast);

        [Wire("broadcast.time")]
        public sealed record Time(string Broadcast) : State(Broadcast);

        [Wire("broadcast.template")]
        public sealed record Name(string Broadcast) : State(Broadcast);
    }

    public override AdminRights Right => AdminRights.Broadcast;

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (step is not State waited || turn.Tx.Get<Broadcast>(waited.Broadcast) is not { } broadcast) return;
        turn.TellAdmin(who, voice => new Screen(
            voice.Text("broadcasts.timedOut", ("title", Drafts.TitleOf(broadcast))),
            [Steps.Open(voice, BroadcastScreen.Wire, broadcast.Id, "broadcasts.goOn")]));
    }

    protected override State? Next(State state, Turn turn, string text) => state switch
    {
        State.Days days => OnDays(turn, days, text),
        State.List list => OnList(turn, list),
        State.Text typed => OnText(turn, typed),
        State.Link link => OnLink(turn, link, text),
        State.Time time => OnTime(turn, time, text),
        State.Name name => OnName(turn, name, text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static State? OnDays(Turn turn, State.Days state, string text)
    {
        var draft = Drafts.Open(turn, state.Broadcast);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            || days is < 1 or > Audience.DaysMax)
            return Again(turn, state, "broadcasts.daysWrong", AudienceScreen.Wire, ("max", Audience.DaysMax));
        Drafts.Change(turn, draft with
        {
            Audience = state.Which == DaysScreen.Met
                ? draft.Audience with { NewWithinDays = days }
                : draft.Audience with { EndingWithinDays = days },
        });
        Steps.Show(turn, AudienceScreen.Wire, draft.Id);
        return null;
    }

    private static State? OnList(Turn turn, State.List state)
    {
        var draft = Drafts.Open(turn, state.Broadcast);
        var message = (Incoming.Message)turn.Incoming;
        if (message.Media is not { } media)
        {
            turn.Voice.Say(NamedList.Take(turn, turn.Voice, draft, turn.Speaker.Id, message.Text ?? ""));
            return null;
        }

        if (media.Kind != MediaKind.Document)
            return Again(turn, state, "broadcasts.listKind", AudienceScreen.Wire);
        if (media.SizeBytes > FetchList.SizeBytesMax)
            return Again(turn, state, "broadcasts.listTooLarge", AudienceScreen.Wire);
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("broadcasts.reading")));
        turn.Send(new FetchList(media.FileId, draft.Id, turn.Speaker.Id, shown));
        return null;
    }

    private static State? OnText(Turn turn, State.Text state)
    {
        var draft = Drafts.Open(turn, state.Broadcast);
        var words = Words.Of((Incoming.Message)turn.Incoming);
        if (words.Continues(state.RefusedAlbum)) return state;
        if (words.AlbumId is not null)
            return Again(turn, state with { RefusedAlbum = words.AlbumId }, "broadcasts.noAlbum", AudienceScreen.Wire);
        if (ProblemOf(words) is { } problem)
            return Again(turn, state, problem, AudienceScreen.Wire, ("max", Post.CaptionCharactersMax));
        var media = words.Media.Count == 0 ? null : words.Media[0];
        Drafts.Change(turn, draft with
        {
            Post = new Post(
                words.Html,
                media is null ? null : new PostMedia(media.Kind, media.FileId, media.FileName, media.Mime)),
        });
        Steps.Show(turn, ButtonsScreen.Wire, draft.Id);
        return null;
    }

    private static string? ProblemOf(Words words)
    {
        if (words.IsEmpty) return "broadcasts.textKind";
        if (words.Media.Count == 0) return null;
        var media = words.Media[0];
        if (!Post.Takes(media.Kind)) return "broadcasts.textKind";
        if (media.IsTooLarge) return "broadcasts.tooLarge";
        return PlainText.Of(words.Html).Length > Post.CaptionCharactersMax ? "broadcasts.captionTooLong" : null;
    }

    private static State? OnLink(Turn turn, State.Link state, string text)
    {
        var draft = Drafts.Open(turn, state.Broadcast);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var address = words.Length < 2 ? null : AddressOf(words[^1]);
        var label = string.Join(' ', words.SkipLast(1)).TrimEnd(' ', '-', '—', '–', '|', ':');
        if (address is null || label.Length == 0)
            return Again(turn, state, "broadcasts.linkWrong", ButtonsScreen.Wire);
        if (label.Length > PostButton.LabelCharactersMax)
            return Again(turn, state, "broadcasts.labelTooLong", ButtonsScreen.Wire, ("max", PostButton.LabelCharactersMax));
        EditButtons.Add(turn, draft, new PostButton(PostButtonKind.Link, address, label));
        Steps.Show(turn, ButtonsScreen.Wire, draft.Id);
        return null;
    }

    private static string? AddressOf(string word)
    {
        var whole = word.StartsWith("t.me/", StringComparison.OrdinalIgnoreCase) ? $"https://{word}" : word;
        return Uri.TryCreate(whole, UriKind.Absolute, out var read) && read.Scheme is "http" or "https"
            && read.Host.Contains('.')
                ? read.AbsoluteUri
                : null;
    }

    private static State? OnTime(Turn turn, State.Time state, string text)
    {
        var draft = Drafts.Open(turn, state.Broadcast);
        if (StartTime.Read(turn, text) is not { } at)
            return Again(turn, state, "broadcasts.timeWrong", TimeScreen.Wire);
        if (StartTime.ProblemOf(turn, at) is { } problem)
            return Again(turn, state, problem, TimeScreen.Wire, ("now", turn.Voice.Moment(turn.Now)));
        Drafts.Change(turn, draft with { StartsAt = at });
        Steps.Show(turn, ConfirmScreen.Wire, draft.Id);
        return null;
    }

    private static State? OnName(Turn turn, State.Name state, string text)
    {
        if (text.Length is 0 or > TemplateNameCharactersMax)
            return Again(turn, state, "broadcasts.nameWrong", BroadcastScreen.Wire, ("max", TemplateNameCharactersMax));
        KeepTemplate.Keep(turn, Drafts.Find(turn, state.Broadcast), text);
        Steps.Show(turn, TemplatesScreen.Wire, "0");
        return null;
    }

    /// <summary>Says what is wrong, and waits for another try.</summary>
    private static State Again(
        Turn turn, State state, string text, string back, params (string Name, object Value)[] values)
    {
        turn.Voice.Say(new Screen(
            turn.Voice.Text(text, values), [Steps.Back(turn.Voice, back, state.Broadcast)]));
        return state;
    }
}
