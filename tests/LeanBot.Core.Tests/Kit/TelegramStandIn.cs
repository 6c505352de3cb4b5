using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Tests;

/// <summary>As much of Telegram as the words and rules need: who reads what, and who is inside which
/// channel.</summary>
public sealed class TelegramStandIn
{
    private readonly Dictionary<(Bot Bot, long Chat), List<Shown>> _chats = [];
    private readonly Dictionary<string, (MemberId Member, long Chat)> _links = [];
    private readonly HashSet<(long Chat, MemberId Member)> _inside = [];
    private long _messages;

    /// <summary>A message as it stands in a chat now.</summary>
    public sealed record Shown(
        long Id, string Html, IReadOnlyList<IReadOnlyList<InlineButton>> Buttons, bool IsEdited);

    public HashSet<long> BlockedBy { get; } = [];

    /// <summary>Channels in which the bot has no rights.</summary>
    public HashSet<long> WithoutRights { get; } = [];

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

    public InvitesMade MakeInvites(MakeInvites request)
    {
        var links = new Dictionary<ChannelId, string>();
        var problems = new Dictionary<ChannelId, string>();
        foreach (var channel in request.Channels)
        {
            if (WithoutRights.Contains(channel.ChatId))
            {
                problems[channel.Id] = "Bad Request: not enough rights to invite users";
                continue;
            }

            var link = $"https://t.me/+{_links.Count + 1}";
            _links[link] = (request.Member, channel.ChatId);
            links[channel.Id] = link;
        }

        return new InvitesMade(links, problems);
    }

    public long ChatOf(string link) =>
        _links.TryGetValue(link, out var invite)
            ? invite.Chat
            : throw new InvalidOperationException("The link was revoked.");

    public void Revoke(string link) => _links.Remove(link);

    public bool LetIn(long chat, MemberId member) => _inside.Add((chat, member));

    public bool LetOut(long chat, MemberId member) => _inside.Remove((chat, member));
}
