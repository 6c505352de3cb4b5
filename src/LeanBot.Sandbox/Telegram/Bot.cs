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

    /// <summary>Null stands for the default set.</summary>
    public List<string>? AllowedUpdates { get; set; }

    public string WebhookUrl { get; set; } = "";
    public long NextUpdateId { get; set; }
    public List<Update> Queue { get; } = [];
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
        if (wanted)
            Queue.Add(new Update(NextUpdateId++, now, kind, body));
    }

    /// <summary>Drops what nobody fetched in time; says whether there was any.</summary>
    public bool Forget(DateTimeOffset now) => Queue.RemoveAll(
        update => update.At + UpdatesLiveFor <= now) > 0;

    public PrivateChat ChatWith(long person)
    {
        if (!Chats.TryGetValue(person, out var chat))
            Chats[person] = chat = new PrivateChat();
        return chat;
    }
}

internal sealed record Update(long Id, DateTimeOffset At, string Kind, JsonObject Body);
