using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

internal sealed class Person
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public string? Username { get; init; }
    public string Language { get; init; } = "en";
    public bool Admin { get; init; }

    /// <summary>Exists only to own the channels; nobody acts as this person from the page.</summary>
    public bool Owner { get; init; }

    public JsonObject User()
    {
        var user = new JsonObject { ["id"] = Id, ["is_bot"] = false, ["first_name"] = Name };
        if (Username is not null)
            user["username"] = Username;
        user["language_code"] = Language;
        return user;
    }

    public JsonObject Chat()
    {
        var chat = new JsonObject { ["id"] = Id, ["first_name"] = Name };
        if (Username is not null)
            chat["username"] = Username;
        chat["type"] = "private";
        return chat;
    }
}
