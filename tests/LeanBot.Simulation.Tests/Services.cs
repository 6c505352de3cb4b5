using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeanBot.Core;
using LeanBot.Sandbox;

namespace LeanBot.Simulation.Tests;

/// <summary>Telegram and Stripe: the core of the sandbox, as the worker calls it and as people act in
/// it.</summary>
internal sealed class Services
{
    public const string Account = "main";
    public const string StripeKey = "sk_test_main";
    public const string WebhookSecret = "whsec_main";
    public const string UserToken = "7100000001:AAuserbot";
    public const string AdminToken = "7100000002:AAadminbot";
    public const long UserBot = 7_100_000_001;
    public const long AdminBot = 7_100_000_002;

    private const long FirstMember = 5_100_000_000;
    private const long FirstFriend = 6_000_000_000;

    /// <summary>What people look for stands in what they were told last.</summary>
    private const int MessagesSeen = 40;

    private static readonly Uri Nowhere = new("http://worker.invalid/");

    private readonly World _world;
    private readonly Sandbox.World _sandbox;
    private HashSet<(long Chat, MemberId Member)>? _inside;

    public Services(World world, string seed)
    {
        _world = world;
        _sandbox = new Sandbox.World(new SandboxSettings
        {
            Seed = seed,
            RequestsKept = 0,
            UserBot = new SandboxBot(UserBot, "market_room_bot", UserToken),
            AdminBot = new SandboxBot(AdminBot, "market_room_admin_bot", AdminToken),
            Channels =
            [
                .. world.Config.Channels.Select(channel => new SandboxChannel(channel.ChatId, channel.Title)),
            ],
            People =
            [
                new SandboxPerson(World.Ada.TelegramId.Value, World.Ada.Name),
                .. world.Members.Select(
                    number => new SandboxPerson(MemberOf(number).Value, $"Member{number}")),
                .. world.Members.Select(
                    number => new SandboxPerson(FriendOf(number).Value, $"Friend{number}")),
            ],
            StripeAccounts = [new SandboxStripeAccount(Account, StripeKey, WebhookSecret)],
        });
        _sandbox.SendStripeEventsTo(Account, Nowhere);
    }

    /// <summary>Stripe tries to deliver an event.</summary>
    public event Action<WebhookDelivery, JsonElement>? Tried;

    /// <summary>Channels in which somebody has taken the bot's rights away.</summary>
    public HashSet<long> WithoutRights { get; } = [];

    /// <summary>The invite links that work, and where they lead.</summary>
    public Dictionary<string, long> Links { get; } = [];

    public DateTimeOffset? NextDue => _sandbox.NextDue;

    /// <summary>Who is inside which channel, but for those who lead it.</summary>
    public IReadOnlySet<(long Chat, MemberId Member)> Inside => _inside ??=
    [
        .. _world.Config.Channels.SelectMany(channel => Look($"chats/{channel.ChatId}/members").AsArray()
            .Where(member => (string)member!["status"]! == "member" && !(bool)member["isBot"]!)
            .Select(member => (channel.ChatId, new MemberId((long)member!["id"]!)))),
    ];

    public static MemberId MemberOf(int number) => new(FirstMember + number);

    public static MemberId FriendOf(int number) => new(FirstFriend + number);

    public Response Handle(Request request)
    {
        var response = _sandbox.Handle(request, _world.Now);
        if (!response.Changed) return response;
        if (response.Status == 200) Note(request, response);
        Deliver();
        return response;
    }

    /// <summary>Does what falls due by now.</summary>
    public void RunDue()
    {
        _sandbox.RunDue(_world.Now);
        Deliver();
    }

    /// <summary>Something waits for that bot.</summary>
    public bool HasUpdates(Bot bot) => _sandbox.HasUpdates(IdOf(bot));

    /// <summary>The worker has taken it.</summary>
    public void NoteDelivered(WebhookDelivery delivery) =>
        _sandbox.Delivered(delivery.Account, delivery.Number, 200, _world.Now);

    /// <summary>Somebody does something that can be done.</summary>
    public JsonNode Act(string path, JsonObject body)
    {
        var (done, refusal) = TryAct(path, body);
        return done ?? throw new Broken($"{path} {body.ToJsonString()}: {refusal}");
    }

    public (JsonNode? Done, string? Refusal) TryAct(string path, JsonObject body)
    {
        var response = Handle(new Request("POST", $"/sandbox/{path}") { Body = body.ToJsonString() });
        return response.Status == 200 ? (JsonNode.Parse(response.Body), null) : (null, response.Body);
    }

    public JsonNode Look(string path, string query = "")
    {
        var response = Handle(new Request("GET", $"/sandbox/{path}") { Query = query });
        return response.Status == 200 ? JsonNode.Parse(response.Body)! : throw new Broken(response.Body);
    }

    /// <summary>Nothing of what was asked for goes wrong any more.</summary>
    public void EndFaults() => Handle(new Request("DELETE", "/sandbox/faults"));

    /// <summary>What the messages of a chat that were said last offer, the newest first.</summary>
    public IEnumerable<(long Message, string Label, string? Url)> Buttons(Bot bot, MemberId reader) =>
        Look($"chats/{IdOf(bot)}/messages", $"for={reader}&limit={MessagesSeen}").AsArray()
            .Reverse()
            .SelectMany(message => message!["buttons"]!.AsArray()
                .SelectMany(row => row!.AsArray())
                .Select(button => (
                    (long)message["id"]!, (string)button!["label"]!, (string?)button["url"])));

    public void Say(Bot bot, MemberId from, string text) => Act(
        $"chats/{IdOf(bot)}/messages", new JsonObject { ["from"] = from.Value, ["text"] = text });

    public void Press(Bot bot, MemberId from, long message, string label) => Act(
        $"chats/{IdOf(bot)}/press",
        new JsonObject { ["from"] = from.Value, ["messageId"] = message, ["button"] = label });

    /// <summary>Something at Stripe that its API can do.</summary>
    public JsonNode AtStripe(string method, string path, params (string Name, object Value)[] given)
    {
        var form = string.Join('&', given.Select(field => string.Create(
            CultureInfo.InvariantCulture,
            $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value.ToString()!)}")));
        var isRead = method == "GET";
        var response = Handle(new Request(method, path)
        {
            Authorization = $"Bearer {StripeKey}",
            Query = isRead ? form : "",
            Body = isRead ? "" : form,
            ContentType = "application/x-www-form-urlencoded",
        });
        return response.Status == 200
            ? JsonNode.Parse(response.Body)!
            : throw new Broken($"{method} {path} {form}: {response.Body}");
    }

    /// <summary>All pages of a list.</summary>
    public IEnumerable<JsonNode> AllAtStripe(string path, params (string Name, object Value)[] given)
    {
        (string, object)[] after = [];
        while (true)
        {
            var page = AtStripe("GET", path, [.. given, ("limit", 100), .. after]);
            var found = page["data"]!.AsArray();
            foreach (var one in found) yield return one!;
            if (!(bool)page["has_more"]!) yield break;
            after = [("starting_after", (string)found[^1]!["id"]!)];
        }
    }

    private static long IdOf(Bot bot) => bot == Bot.User ? UserBot : AdminBot;

    /// <summary>Keeps in mind what would take long to look up.</summary>
    private void Note(Request request, Response response)
    {
        switch (request.Path[(request.Path.LastIndexOf('/') + 1)..])
        {
            case "approveChatJoinRequest" or "unbanChatMember" or "leave":
                _inside = null;
                var asked = JsonNode.Parse(request.Body)!;
                _world.Touched.Add(new MemberId((long)(asked["user_id"] ?? asked["from"])!));
                break;
            case "createChatInviteLink":
                var link = (string)JsonNode.Parse(response.Body)!["result"]!["invite_link"]!;
                Links[link] = (long)JsonNode.Parse(request.Body)!["chat_id"]!;
                break;
            case "revokeChatInviteLink":
                Links.Remove((string)JsonNode.Parse(request.Body)!["invite_link"]!);
                break;
        }
    }

    /// <summary>Each try counts as failed until it is known to have worked, so that Stripe tries again by
    /// itself.</summary>
    private void Deliver()
    {
        while (_sandbox.HasDueDelivery(_world.Now)
            && _sandbox.NextDelivery(Account, _world.Now) is { } delivery)
        {
            _sandbox.Delivered(delivery.Account, delivery.Number, null, _world.Now);
            using var made = JsonDocument.Parse(delivery.Body);
            Tried?.Invoke(delivery, made.RootElement);
        }
    }
}
