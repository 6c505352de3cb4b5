using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

internal sealed class Bot
{
    /// <summary>Telegram keeps what was not fetched for a day.</summary>
    private static readonly TimeSpan UpdatesLiveFor = TimeSpan.FromHours(24);

    private static readonly string[] NotByDefault =
        ["chat_member", "message_reaction", "message_reaction_count"];

    public required long Id { get; init; }
    public required string Username { get; init; }
    public required string Token { get; init; }
    public required string Role { get; init; }
    internal required Troubles Troubles { get; init; }

    /// <summary>Null stands for the default set.</summary>
    public List<string>? AllowedUpdates { get; set; }

    public string WebhookUrl { get; set; } = "";
    public long NextUpdateId { get; set; }
    public List<Update> Queue { get; } = [];

    /// <summary>What is held back so that it comes in another order.</summary>
    public List<Update> Held { get; } = [];

    public SortedDictionary<long, PrivateChat> Chats { get; } = [];

    /// <summary>Lists of commands by scope and language.</summary>
    public SortedDictionary<string, JsonArray> Commands { get; } = [];

    public SortedDictionary<string, string> Texts { get; } = [];
    public SortedDictionary<long, JsonObject> MenuButtons { get; } = [];

    public JsonObject User() => new()
    {
        ["id"] = Id,
        ["is_bot"] = true,
        ["first_name"] = Username,
        ["username"] = Username,
    };

    public void Enqueue(DateTimeOffset now, string kind, JsonObject body)
    {
        Forget(now);
        var wanted = AllowedUpdates is { } allowed ? allowed.Contains(kind) : !NotByDefault.Contains(kind);
        if (!wanted)
            return;
        var troubles = Troubles.Take(kind, Role);
        var lost = troubles.Any(trouble => trouble.Mode == "lost");
        var update = new Update(0, now, kind, body)
        {
            Twice = troubles.Any(trouble => trouble.Mode == "duplicated"),
        };
        var reordering = troubles.FirstOrDefault(trouble => trouble.Mode == "reordered");
        if (!lost && reordering is null)
            Add(update);
        else if (!lost)
            Held.Add(update);
        if (reordering?.Left <= 0)
            Release();
    }

    /// <summary>What was held back comes now, the last first.</summary>
    public void Release()
    {
        foreach (var update in Held.AsEnumerable().Reverse())
            Add(update);
        Held.Clear();
    }

    /// <summary>Drops what nobody fetched in time; says whether there was any.</summary>
    public bool Forget(DateTimeOffset now)
    {
        bool IsOld(Update update) => update.At + UpdatesLiveFor <= now;
        return Queue.RemoveAll(IsOld) + Held.RemoveAll(IsOld) > 0;
    }

    public PrivateChat ChatWith(long person)
    {
        if (!Chats.TryGetValue(person, out var chat))
            Chats[person] = chat = new PrivateChat();
        return chat;
    }

    private void Add(Update update) => Queue.Add(update with { Id = NextUpdateId++ });
}

internal sealed record Update(long Id, DateTimeOffset At, string Kind, JsonObject Body)
{
    /// <summary>Telegram gives it twice at once, and once more after it was confirmed.</summary>
    public bool Twice { get; init; }

    /// <summary>It was confirmed, and comes once more all the same.</summary>
    public bool Again { get; init; }
}
