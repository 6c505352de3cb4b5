using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>The messages of one chat, numbered per chat.</summary>
internal abstract class MessageBox
{
    public int LastMessageId { get; set; }
    public SortedDictionary<int, Message> Messages { get; } = [];

    public Message Add(Message message)
    {
        Messages[message.Id = ++LastMessageId] = message;
        return message;
    }

    public Message? Find(long id) =>
        id is > 0 and <= int.MaxValue && Messages.TryGetValue((int)id, out var found) ? found : null;
}

/// <summary>What one person and one bot have between them.</summary>
internal sealed class PrivateChat : MessageBox
{
    public bool Started { get; set; }
    public bool Blocked { get; set; }

    /// <summary>The bot knows of this person although they never wrote to it.</summary>
    public bool Met { get; set; }

    /// <summary>A join request lets the bot write until then.</summary>
    public DateTimeOffset? MayWriteUntil { get; set; }
}

internal sealed class Message
{
    public int Id { get; set; }
    public required long From { get; init; }
    public required DateTimeOffset Date { get; init; }
    public string? Text { get; set; }
    public JsonArray? Entities { get; set; }
    public JsonArray? Keyboard { get; set; }
    public DateTimeOffset? Edited { get; set; }

    /// <summary>Where there is one, the text is what stands under it.</summary>
    public StoredFile? File { get; init; }

    public string? Album { get; init; }

    public int? ReplyTo { get; init; }

    /// <summary>The fields of a service message, such as new_chat_members.</summary>
    public JsonObject? Service { get; init; }
}
