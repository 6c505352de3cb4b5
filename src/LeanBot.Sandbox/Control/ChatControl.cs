using System.Text.Json.Nodes;
using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox.Control;

/// <summary>What those who lead a chat do with it: rights, administrators, bans, an upgrade.</summary>
internal sealed class ChatControl(TelegramState state, Membership membership)
{
    private readonly AddressBook _book = new(state);
    private readonly LeaderActs _acts = new(membership);
    private readonly Migration _migration = new(state);

    public JsonNode AddByHand(ControlCall call) => ByHand(call, _acts.Add, "joined");

    public JsonNode Ban(ControlCall call) => ByHand(call, _acts.Ban, "kicked");

    public JsonNode Unban(ControlCall call) => ByHand(call, _acts.Unban, "left");

    public JsonNode Administrators(ControlCall call)
    {
        var chat = _book.Chat(call.NumberId);
        var person = _book.Person(call.NeededNumber("who", "the id of a person in the chat"));
        call.Needed("administrator", "true or false");
        _acts.Appoint(chat, person, call.Flag("administrator"), call.Now);
        return Status(call, chat, person.Id);
    }

    /// <summary>
    /// The owner takes rights from a bot or gives them back: single ones, all of them, or the place itself.
    /// </summary>
    public JsonNode Rights(ControlCall call)
    {
        var (chat, bot) = (_book.Chat(call.NumberId), _book.Bot(call.Text("bot") ?? "user"));
        var before = chat.Members.GetValueOrDefault(bot.Id) ?? new Member("left");
        var single = call.Has("canInviteUsers") || call.Has("canRestrictMembers");
        var status = Wanted(call, chat.StatusOf(bot.Id, call.Now));
        if (single && status != "administrator")
        {
            throw Act.Impossible($"@{bot.Username} is no administrator of {chat.Title} (status: {status}): "
                + "make it one with {\"administrator\": true}");
        }

        var stays = before.Status == status;
        membership.Change(chat, bot.Id, new Member(status)
        {
            CanInvite = call.Flag("canInviteUsers", !stays || before.CanInvite),
            CanRestrict = call.Flag("canRestrictMembers", !stays || before.CanRestrict),
        }, chat.Owner(), call.Now);
        var shown = Status(call, chat, bot.Id);
        shown["canInviteUsers"] = chat.MayInvite(bot.Id);
        shown["canRestrictMembers"] = chat.MayRestrict(bot.Id);
        return shown;
    }

    public JsonNode Migrate(ControlCall call) =>
        new JsonObject { ["id"] = _migration.Run(_book.Chat(call.NumberId), call.Now).Id };

    private static string Wanted(ControlCall call, string status)
    {
        var administrator = call.Flag("administrator");
        if (call.Flag("removed"))
        {
            return administrator
                ? throw Act.Wrong("\"removed\" and \"administrator\" can't both be true")
                : "kicked";
        }

        if (call.Has("administrator"))
            return administrator ? "administrator" : "member";
        var back = call.Has("removed") && status is "left" or "kicked";
        return back ? "administrator" : status;
    }

    private static JsonObject Status(ControlCall call, Channel chat, long user) =>
        new() { ["status"] = chat.StatusOf(user, call.Now) };

    private JsonObject ByHand(
        ControlCall call, Action<Channel, Person, Person, DateTimeOffset> act, string status)
    {
        var chat = _book.Chat(call.NumberId);
        var by = _book.Person(call, "by", "from", "the id of the administrator who does it");
        var who = _book.Person(call, "who", "person", "the id of the person it is done to");
        act(chat, by, who, call.Now);
        return new JsonObject { ["status"] = status };
    }
}
