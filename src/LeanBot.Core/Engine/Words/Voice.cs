using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core;

/// <summary>Speaks to one person, in their language.</summary>
/// <param name="edits">The message to change instead of saying a new one.</param>
/// <param name="isUnasked">True where it is no answer: what it says is noted for the team.</param>
public sealed class Voice(
    Turn turn, Bot bot, MemberId to, string language, MessageRef? edits, bool isUnasked = false)
{
    /// <summary>What a message is about that begins with no text of this voice.</summary>
    private const string TopicUnknown = "engine.unknown";

    /// <summary>What was rendered so far, to tell by which text a message begins.</summary>
    private readonly List<(string Key, string Text)> _rendered = [];

    /// <summary>The message that this voice changes; null where it says new ones.</summary>
    public MessageRef? Edits => edits;

    /// <summary>Of the texts.</summary>
    public string Language => language;

    /// <summary>The text of a key, with its values filled in and escaped.</summary>
    public string Text(string key, params (string Name, object Value)[] values)
    {
        var text = turn.Config.Texts.Render(language, key, turn.Config.Zone, values);
        if (isUnasked) _rendered.Add((key, text));
        return text;
    }

    /// <summary>A moment by the day and the clock of the zone.</summary>
    public string Moment(DateTimeOffset at) => Text("dates.moment", ("day", at), ("time", Time(at)));

    /// <summary>A moment by the clock of the zone.</summary>
    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, turn.Config.Zone)
        .ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long something lasts, by its largest unit.</summary>
    public string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => Text("dates.days", ("count", (long)span.TotalDays)),
        { TotalHours: >= 1 } => Text("dates.hours", ("count", (long)span.TotalHours)),
        _ => Text("dates.minutes", ("count", (long)Math.Max(0, span.TotalMinutes))),
    };

    public string Say(string key, params (string Name, object Value)[] values) =>
        Say(new Screen(Text(key, values)));

    /// <summary>Says it, and returns the id of the row that does. What is too long is said in several
    /// messages: the first takes the place of the one that is edited, the last has the buttons and is the one
    /// returned.</summary>
    /// <param name="notBefore">UTC; null for at once.</param>
    /// <param name="remember">True where a later turn will change this message.</param>
    public string Say(Screen screen, DateTimeOffset? notBefore = null, bool remember = false)
    {
        screen = ForTheEyesOf(screen);
        var parts = MessageParts.Of(screen.Html);
        var instead = edits;
        foreach (var part in parts.SkipLast(1))
        {
            turn.Send(new SayMessage(bot, to.Value, part, [], instead), notBefore);
            instead = null;
        }

        return turn.Send(
            new SayMessage(
                bot, to.Value, parts[^1], Buttons(screen), instead, remember, TopicOf(screen)),
            notBefore);
    }

    /// <summary>Says what a later turn will change, and returns the message that shows it.</summary>
    public MessageRef SayShown(Screen screen)
    {
        var row = Say(screen, remember: true);
        return edits ?? new MessageRef(RowId: row);
    }

    /// <summary>A voice that changes that message.</summary>
    public Voice Editing(MessageRef? message) => new(turn, bot, to, language, message, isUnasked);

    /// <summary>A voice that says a new message even where a button was pressed.</summary>
    public Voice Anew() => Editing(null);

    /// <summary>The text that it begins with: of several the longest, since a word may stand before
    /// them. Null for answers, and where a screen is changed.</summary>
    private string? TopicOf(Screen screen) => !isUnasked || edits is not null
        ? null
        : _rendered
            .Where(one => screen.Html.StartsWith(one.Text, StringComparison.Ordinal))
            .MaxBy(one => one.Text.Length).Key ?? TopicUnknown;

    /// <summary>Nobody of the team is shown a button that they may not press, or a way back without one
    /// home.</summary>
    private Screen ForTheEyesOf(Screen screen)
    {
        if (bot == Bot.User || Team.Find(turn.Config, to) is not { } admin) return screen;
        var rows = screen.Rows
            .Select(row => row.Where(choice => admin.May(turn.Router.RightFor(choice))).ToArray())
            .Where(row => row.Length > 0);
        return WayHome.In(this, new Screen(screen.Html, [.. rows]));
    }

    private IReadOnlyList<IReadOnlyList<InlineButton>> Buttons(Screen screen)
    {
        var presses = screen.Rows.SelectMany(row => row).OfType<Choice.Press>().ToArray();
        if (presses.Length == 0) return [.. screen.Rows.Select(row => Row(row, null))];
        var keyboard = new Keyboard(turn.Entropy.Token(), bot, to, presses, turn.Now + Keyboard.ValidFor);
        turn.Tx.Put(keyboard);
        return [.. screen.Rows.Select(row => Row(row, keyboard))];
    }

    private static IReadOnlyList<InlineButton> Row(IReadOnlyList<Choice> row, Keyboard? keyboard) =>
    [
        .. row.Select(choice => choice is Choice.Link link
            ? new InlineButton(link.Label, Url: link.Url)
            : new InlineButton(choice.Label, keyboard!.DataOf(PositionOf(choice, keyboard)))),
    ];

    private static int PositionOf(Choice choice, Keyboard keyboard)
    {
        for (var i = 0; i < keyboard.Choices.Count; i++)
        {
            if (ReferenceEquals(keyboard.Choices[i], choice)) return i;
        }

        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"The button «{choice.Label}» is not on its own keyboard."));
    }
}
