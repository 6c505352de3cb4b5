using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>What a person writes: text, a file with words under it, or another kind of message.</summary>
/// <param name="Album">What the files of one album have in common.</param>
/// <param name="Other">The fields of another kind, such as contact or location.</param>
internal sealed record Written(
    string? Text, JsonArray? Entities, StoredFile? File = null, string? Album = null,
    JsonObject? Other = null)
{
    public Message By(Person person, DateTimeOffset now) => new()
    {
        From = person.Id,
        Date = now,
        Text = Text,
        Entities = Entities,
        File = File,
        Album = Album,
        Service = Other?.DeepClone().AsObject(),
    };
}
