using System.Globalization;
using System.Text;
using LeanBot.Core.Features.Broadcasts;
using LeanBot.Core.Features.Files;
using LeanBot.Core.Features.Messages;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Tests;

/// <summary>A person talking to the engine; what they do and see becomes a transcript.</summary>
public sealed class Talk
{
    private readonly StringBuilder _transcript = new();
    private readonly List<string> _shownPages = [];
    private readonly string _language;
    private readonly Wording _wording;
    private Person _person;
    private Bot _bot;
    private int _files;

    private Talk(Person person, Town town)
    {
        (_person, Town, _language) = (person, town, person.Language ?? Texts.DefaultLanguage);
        _wording = new Wording(_language);
        if (IsTranslated)
        {
            town.Config = town.Config with
            {
                Admins = [.. town.Config.Admins.Select(admin => admin with { Language = _language })],
            };
        }

        town.Saw = Saw;
        town.SawMedia = Saw;
        town.SawFile = Saw;
        town.SawPost = Saw;
        town.Answered = answer =>
        {
            if (answer.Text is { } text) Note($"  ({(answer.ShowAlert ? "alert" : "toast")}: {text})");
        };
    }

    public Town Town { get; }
    public string Transcript => _transcript.ToString();

    /// <summary>Every message that anybody got, in Telegram's HTML, with the labels of its buttons.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Where a talk begins with somebody who reads another language than English, everybody in it
    /// does.</summary>
    public static Talk With(Person person, Town? town = null) => new(person, town ?? new Town());

    /// <summary>Leaves what happened so far out of the transcript.</summary>
    public Talk Unrecorded()
    {
        _transcript.Clear();
        return this;
    }

    /// <summary>Goes on as somebody else.</summary>
    public Talk As(Person person, Bot bot = Bot.User)
    {
        (_person, _bot) = (IsTranslated ? person with { Language = _language } : person, bot);
        return this;
    }

    public Talk Says(string? text)
    {
        var typed = text is null ? null : _wording.Typed(text);
        return Do(
            $"{_person.Name}: {typed ?? "(a picture)"}",
            () => Town.Handle(
                new Incoming.Message(Town.NextUpdate(_bot), _bot, _person, 1, typed) { Raw = "{}" }));
    }

    /// <summary>Says something in other words than plain ones.</summary>
    public Talk SaysHtml(string text, string html) => Do(
        $"{_person.Name}: {html}",
        () => Town.Handle(
            new Incoming.Message(Town.NextUpdate(_bot), _bot, _person, 1, text) { Raw = "{}", Html = html }));

    /// <summary>Sends a file, with words under it where there are any.</summary>
    public Talk Sends(
        MediaKind kind, string caption = "", string? name = null, long? sizeBytes = null,
        string? album = null) =>
        Do($"{_person.Name}: ({kind} {name}) {caption}".TrimEnd(), () => Town.Handle(
            new Incoming.Message(Town.NextUpdate(_bot), _bot, _person, 1, null)
            {
                Raw = "{}",
                Html = PlainText.Escape(caption),
                Media = new Media(
                    kind, $"{_bot}:{kind} {++_files}", $"{_files}", name, null, sizeBytes ?? 100_000),
                AlbumId = album,
            }));

    /// <summary>Says something, and Telegram delivers it a second time.</summary>
    public Talk SaysTwice(string text) => Do($"{_person.Name}: {text} (delivered twice)", () =>
    {
        var message = new Incoming.Message(Town.NextUpdate(_bot), _bot, _person, 1, text);
        Town.Handle(message);
        Assert.Equal(OutcomeKind.Repeated, Town.Handle(message).Kind);
    });

    /// <summary>Presses the newest button whose label holds these words.</summary>
    public Talk Presses(string label)
    {
        var (message, button) = Find(label);
        return PressesData($"[{button.Text}]", message.Id,
        button.Data ?? throw new InvalidOperationException("It is a link."));
    }

    public Talk PressesData(string words, long messageId, string data) => Do(
        $"{_person.Name} presses {words}",
        () =>
        {
            var cause = Town.NextUpdate(_bot);
            Town.Handle(
                new Incoming.Press(cause, _bot, _person, messageId, $"query {cause}", data) { Raw = "{}" });
        });

    /// <summary>Pays on the newest payment page.</summary>
    public Talk Pays(string status = "paid")
    {
        var url = Find("💳").Button.Url!;
        return Do($"{_person.Name} pays", () => Town.Stripe.Pay(url, Town.Now, status));
    }

    /// <summary>Opens the join link of a channel and asks to be let in.</summary>
    public Talk Joins(string channel, string? link = null)
    {
        var url = link ?? Find($"Join {channel}").Button.Url!;
        return Do($"{_person.Name} opens the link to {channel}", () => Town.Handle(new Incoming.JoinRequest(
            Town.NextUpdate(Bot.User), _person, Town.Telegram.ChatOf(url), _person.Id.Value)));
    }

    public Talk CardFails(bool fails = true)
    {
        Town.Stripe.CardWorks = !fails;
        return Note(fails ? "— the card is refused from now on —" : "— the card works again —");
    }

    public Talk StripeIsDown(bool isDown = true)
    {
        Town.Stripe.IsDown = isDown;
        return Note(isDown ? "— Stripe does not answer —" : "— Stripe answers again —");
    }

    /// <summary>Cancels in Stripe's own portal.</summary>
    public Talk Cancels() =>
        Do($"{_person.Name} cancels at Stripe", () => Town.Stripe.CancelAtPeriodEnd(Town.Now));

    /// <summary>Takes a cancellation back in Stripe's own portal.</summary>
    public Talk Resumes() => Do(
        $"{_person.Name} resumes at Stripe",
        () => Town.Stripe.Resume(
            Town.Store.View(state => state.All<Subscription>().Single().StripeId), Town.Now));

    public Talk Waits(int days = 0, int hours = 0)
    {
        var target = Town.Now.AddDays(days).AddHours(hours);
        Note(string.Create(CultureInfo.InvariantCulture,
        $"— {(days > 0 ? $"{days} days" : $"{hours} hours")} pass, until {Local(target)} —"));
        Town.MoveTo(target);
        if (Town.LosesStripeEvents || Town.NeverMade is not null) Town.CheckBooks();
        else Town.CheckInvariants();
        return this;
    }

    /// <summary>Lets a minute pass, in which what was begun goes on.</summary>
    public Talk Runs()
    {
        Town.MoveTo(Town.Now.AddMinutes(1));
        Town.CheckInvariants();
        return this;
    }

    public Talk Restart()
    {
        Town.Restart();
        return Note("— the worker restarts —");
    }

    public Talk ShowsWhoIsInside() => Note("Inside: " + string.Join(", ", Town.Config.Channels
        .Where(channel => Town.Telegram.Inside.Contains((channel.ChatId, _person.Id)))
        .Select(channel => channel.Title)
        .DefaultIfEmpty("nowhere")));

    public string LinkTo(string channel) => Find($"Join {channel}").Button.Url!;

    /// <summary>The newest button of the chat with these words on it, and its message.</summary>
    public (TelegramStandIn.Shown Message, InlineButton Button) Find(string label)
    {
        var labels = _wording.Of(label).ToArray();
        return Town.Telegram
            .Chat(_bot, _person.Id)
            .Reverse()
            .SelectMany(message => message.Buttons.SelectMany(row => row).Select(button => (message, button)))
            .Where(shown => labels.Any(one => shown.button.Text.Contains(one, StringComparison.Ordinal)))
            .DefaultIfEmpty()
            .First() is ({ } message, { } button)
                ? (message, button)
                : throw new InvalidOperationException(
                    $"{_person.Name} sees no button «{label}».\n{Transcript}");
    }

    private bool IsTranslated => _language != Texts.DefaultLanguage;

    private Talk Do(string line, Action act)
    {
        Note(line);
        act();
        Town.Settle();
        if (Town.LosesStripeEvents || Town.NeverMade is not null) Town.CheckBooks();
        else Town.CheckInvariants();
        return this;
    }

    private void Saw(SayMessage said, bool isEdit)
    {
        Note($"{WhoTo(said.Bot, said.ChatId)}{(isEdit ? " (in place)" : "")}{When()}: {PlainText.Of(said.Html)}");
        Heard.Add(said.Html);
        if (said.Bot == Bot.Admin) HasItsWayHome(said);
        if (said.Topic is { } topic)
            Assert.True(
                Topics.NameOf(Town.Config.Texts, topic) is not null,
                $"Nothing in the texts «messages.…» names what this is about ({topic}): {said.Html}");
        Heard.AddRange(said.Buttons.SelectMany(row => row).Select(button => PlainText.Escape(button.Text)));
        foreach (var row in said.Buttons) Note("   " + string.Join(" ", row.Select(Label)));
    }

    /// <summary>Whoever can go back can go home.</summary>
    private static void HasItsWayHome(SayMessage said)
    {
        var labels = said.Buttons.SelectMany(row => row).Select(button => button.Text).ToArray();
        Assert.True(
            !labels.Any(label => label.StartsWith('‹')) || labels.Any(label => label.StartsWith('⌂')),
            $"There is no way home under: {said.Html}");
    }

    private void Saw(SendPost post, PostContent content)
    {
        var file = content.Media is { } media ? $"({media.Type} {media.FileName}".TrimEnd() + ") " : "";
        Note($"{WhoTo(post.Bot, post.ChatId)}{When()}: {file}{content.Html}".TrimEnd());
        var buttons = content.Buttons.SelectMany(row => row);
        Heard.AddRange(buttons.Select(button => PlainText.Escape(button.Text)));
        foreach (var row in content.Buttons) Note("   " + string.Join(" ", row.Select(Label)));
    }

    private void Saw(RelayMedia shown) => Note(
        $"{WhoTo(shown.Bot, shown.Place.ChatId)}{When()}: ({shown.Type} {shown.FileName}".TrimEnd()
        + (shown.Place.ReplyTo is null ? ")" : ", in reply)"));

    private void Saw(SendFile file) => Note(
        $"{WhoTo(Bot.Admin, file.ChatId)}{When()}: (file {file.Name}) {PlainText.Of(file.Caption)}".TrimEnd()
        + (file.Text is { } text ? $"\n{text.TrimEnd()}" : ""));

    /// <summary>Where there are several admins, it matters which.</summary>
    private string WhoTo(Bot bot, long chat) => bot switch
    {
        Bot.Admin when Town.Config.Admins is { Count: > 1 } admins =>
            $"Admin bot to {admins.FirstOrDefault(admin => admin.TelegramId.Value == chat)?.Name ?? $"{chat}"}",
        Bot.Admin => "Admin bot",
        _ => chat == _person.Id.Value ? "Bot" : $"Bot to {chat}",
    };

    private string Label(InlineButton button) => button.Url switch
    {
        null => $"[{button.Text}]",
        { } url when url.StartsWith("https://t.me/", StringComparison.Ordinal) => $"[{button.Text} ↗]",
        { } url => $"[{button.Text} ↗ page {Page(url)}]",
    };

    private int Page(string url)
    {
        if (!_shownPages.Contains(url)) _shownPages.Add(url);
        return _shownPages.IndexOf(url) + 1;
    }

    private string When() => $" {Local(Town.Now)}";

    private string Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Town.Config.Zone)
        .ToString("d MMM HH:mm", CultureInfo.InvariantCulture);

    private Talk Note(string line)
    {
        _transcript.Append(line.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
        return this;
    }
}
