using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Support;
using LeanBot.Core.Features.Sweeps;

namespace LeanBot.Core.Tests;

/// <summary>As much of Telegram as the words and rules need: who reads what, and who is inside which
/// channel.</summary>
public sealed class TelegramStandIn
{
    private readonly Dictionary<(Bot Bot, long Chat), List<Shown>> _chats = [];
    private readonly Dictionary<string, (MemberId Member, long Chat)> _links = [];
    private readonly HashSet<(long Chat, MemberId Member)> _inside = [];
    private long _messages;
    private int _linksMade;

    /// <summary>A message as it stands in a chat now.</summary>
    public sealed record Shown(
        long Id, string Html, IReadOnlyList<IReadOnlyList<InlineButton>> Buttons, bool IsEdited);

    public HashSet<long> BlockedBy { get; } = [];

    /// <summary>Who has written to which bot.</summary>
    public HashSet<(Bot Bot, long Person)> Started { get; } = [];

    /// <summary>Command menus, by their scope.</summary>
    public SortedDictionary<string, SetCommands> Menus { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that can't be fetched any more, by the id of whom they were sent to.</summary>
    public Dictionary<string, FailureReason> FilesLost { get; } = [];

    /// <summary>Which file was shown in which chat in reply to which message; and how.</summary>
    public List<(Bot Bot, long Chat, long? ReplyTo, string SourceFileId, bool IsUpload)> Files { get; } = [];

    /// <summary>Channels in which the bot has no rights.</summary>
    public HashSet<long> WithoutRights { get; } = [];

    /// <summary>Channels in which the bot has its rights but that to ban.</summary>
    public HashSet<long> MayNotBanIn { get; } = [];

    /// <summary>Who administers which channel, and cannot be removed.</summary>
    public HashSet<(long Chat, MemberId Member)> Administrators { get; } = [];

    public HashSet<(long Chat, MemberId Member)> Banned { get; } = [];

    /// <summary>Groups that became supergroups, by their old id.</summary>
    public Dictionary<long, long> Moved { get; } = [];

    /// <summary>How many are inside a channel whom no bot ever saw.</summary>
    public int Strangers { get; set; }

    /// <summary>Nobody can be let out at the moment; it is worth trying again.</summary>
    public bool IsDown { get; set; }

    public IEnumerable<(long Chat, MemberId Member)> Inside => _inside;

    public IReadOnlyList<Shown> Chat(Bot bot, MemberId person) =>
        _chats.GetValueOrDefault((bot, person.Value)) ?? [];

    public (Shown Message, bool IsEdit) Show(SayMessage said, long? edited)
    {
        if (!_chats.TryGetValue((said.Bot, said.ChatId), out var chat))
            _chats[(said.Bot, said.ChatId)] = chat = [];
        var index = chat.FindIndex(shown => shown.Id == edited);
        var message = new Shown(index < 0 ? ++_messages : edited!.Value, said.Html, said.Buttons, index >= 0);
        if (index < 0) chat.Add(message);
        else chat[index] = message;
        return (message, index >= 0);
    }

    /// <summary>Takes a message out of a chat with the user bot.</summary>
    public void Delete(MemberId person, long message) =>
        _chats.GetValueOrDefault((Bot.User, person.Value))?.RemoveAll(shown => shown.Id == message);

    public bool SetMenu(SetCommands menu)
    {
        if (menu.Scope.ChatId is { } chat && !Started.Contains((menu.Scope.Bot, chat))) return false;
        if (menu.Commands.Count > 0) Menus[menu.Scope.Key] = menu;
        else Menus.Remove(menu.Scope.Key);
        return true;
    }

    /// <summary>A file id begins with the bot it belongs to, and nobody else can use it.</summary>
    public MediaSent Show(RelayMedia relay)
    {
        Assert.StartsWith($"{relay.Source}:", relay.SourceFileId, StringComparison.Ordinal);
        if (relay.FileId is { } known) Assert.StartsWith($"{relay.Bot}:", known, StringComparison.Ordinal);
        var place = relay.Place;
        Files.Add((relay.Bot, place.ChatId, place.ReplyTo, relay.SourceFileId, relay.FileId is null));
        return new MediaSent(++_messages, relay.FileId ?? $"{relay.Bot}:of {relay.SourceFileId}");
    }

    public InvitesMade MakeInvites(MakeInvites request)
    {
        var links = new Dictionary<ChannelId, string>();
        var problems = new Dictionary<ChannelId, Failure>();
        foreach (var channel in request.Channels)
        {
            if (WithoutRights.Contains(channel.ChatId))
            {
                problems[channel.Id] = new Failure(
                    FailureReason.NotPermitted, "Bad Request: not enough rights to invite users");
                continue;
            }

            var link = $"https://t.me/+{++_linksMade}";
            _links[link] = (request.Member, channel.ChatId);
            links[channel.Id] = link;
        }

        return new InvitesMade(links, problems);
    }

    /// <summary>A group becomes a supergroup: everybody moves along.</summary>
    public void Move(long from, long to)
    {
        Moved[from] = to;
        foreach (var (chat, member) in _inside.Where(one => one.Chat == from).ToArray())
        {
            _inside.Remove((chat, member));
            _inside.Add((to, member));
        }

        foreach (var (link, invite) in _links.Where(link => link.Value.Chat == from).ToArray())
            _links[link] = (invite.Member, to);
    }

    public long Now(long chat) => Moved.GetValueOrDefault(chat, chat);

    public Membership MembershipOf(long chat, MemberId member) =>
        Administrators.Contains((chat, member)) ? Membership.Administrator
        : Banned.Contains((chat, member)) ? Membership.Banned
        : _inside.Contains((chat, member)) ? Membership.In
        : Membership.Out;

    public MembersCounted Count(long chat) => new(
        _inside.Count(one => one.Chat == chat) + Strangers + 1, [new MemberId(7_000_000_001)]);

    public RightsSeen RightsIn(long chat) => WithoutRights.Contains(chat)
        ? new RightsSeen(Enum.GetValues<Right>(), "the bot is no administrator of the chat")
        : MayNotBanIn.Contains(chat)
            ? new RightsSeen([Right.Ban], "the bot may not ban users")
            : new RightsSeen([], null);

    public long ChatOf(string link) =>
        _links.TryGetValue(link, out var invite)
            ? invite.Chat
            : throw new InvalidOperationException("The link was revoked.");

    public void Revoke(string link) => _links.Remove(link);

    public bool LetIn(long chat, MemberId member) => _inside.Add((chat, member));

    public bool LetOut(long chat, MemberId member) => _inside.Remove((chat, member));
}
