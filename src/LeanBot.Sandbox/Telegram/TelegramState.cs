using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>Everything Telegram knows.</summary>
internal sealed class TelegramState
{
    /// <summary>Ids of new people start above 2^32, so that a 32-bit id anywhere breaks at once.</summary>
    public const long FirstNewPerson = 5_000_000_101;

    public const long OwnerId = 5_000_000_001;

    public TelegramState(SandboxSettings settings, Ids ids, Troubles updates)
    {
        Ids = ids;
        Flood = new FloodLimits(settings.Limits);
        Files = new FileStore(ids);
        Bots =
        [
            Made(settings.UserBot, "user", 700_000_001, updates),
            Made(settings.AdminBot, "admin", 300_000_001, updates),
        ];
        People[OwnerId] = new Person { Id = OwnerId, Name = "Channel owner", Owner = true };
        foreach (var person in settings.People)
        {
            People[person.Id] = new Person
            {
                Id = person.Id,
                Name = person.Name,
                Username = person.Username,
                Language = person.Language,
                Admin = person.Admin,
            };
        }

        foreach (var channel in settings.Channels)
        {
            var made = new Channel { Id = channel.Id, Title = channel.Title, Type = channel.Type };
            made.Members[OwnerId] = new Member("creator");
            made.Members[settings.UserBot.Id] = new Member("administrator");
            Channels[channel.Id] = made;
        }
    }

    public Ids Ids { get; }
    public FloodLimits Flood { get; }
    public FileStore Files { get; }
    public Bot[] Bots { get; }
    public SortedDictionary<long, Person> People { get; } = [];
    public SortedDictionary<long, Channel> Channels { get; } = [];
    public SortedDictionary<string, CallbackQuery> Queries { get; } = new(StringComparer.Ordinal);
    public long NextPerson { get; set; } = FirstNewPerson;

    public Bot? BotBy(long id) => Bots.FirstOrDefault(bot => bot.Id == id);

    public JsonObject UserOf(long id) =>
        BotBy(id) is { } bot ? bot.User() : People[id].User();

    public bool Knows(Bot bot, long user) =>
        BotBy(user) is not null
        || bot.Chats.TryGetValue(user, out var chat) && (chat.Started || chat.Met)
        || Channels.Values.Any(channel => channel.Holds(bot.Id) && channel.Members.ContainsKey(user));

    private static Bot Made(SandboxBot bot, string role, long firstUpdate, Troubles updates) => new()
    {
        Id = bot.Id,
        Username = bot.Username,
        Token = bot.Token,
        Role = role,
        NextUpdateId = firstUpdate,
        Troubles = updates,
    };
}

/// <summary>A press on a button that waits for the bot's answer.</summary>
internal sealed class CallbackQuery
{
    /// <summary>Afterwards Telegram calls the query too old.</summary>
    public static readonly TimeSpan AnswerableFor = TimeSpan.FromMinutes(1);

    public required long Bot { get; init; }
    public required DateTimeOffset At { get; init; }
    public bool Answered { get; set; }
    public string? Text { get; set; }
    public bool Alert { get; set; }
}
