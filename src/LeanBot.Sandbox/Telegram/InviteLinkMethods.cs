using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

internal sealed class InviteLinkMethods(TelegramState state)
{
    private const int NameLengthMax = 32;
    private const int MemberLimitMax = 99_999;

    public JsonNode Create(TelegramCall call)
    {
        var channel = Managed(call);
        var link = Filled(call, new InviteLink { Url = NewUrl(), Creator = call.Bot.Id });
        channel.Links.Add(link);
        return Show(state, channel, link);
    }

    public JsonNode Edit(TelegramCall call)
    {
        var channel = Managed(call);
        var link = Own(call, channel);
        if (link.Revoked)
            throw TelegramError.BadRequest("INVITE_HASH_EXPIRED");
        return Show(state, channel, Filled(call, link));
    }

    public JsonNode Revoke(TelegramCall call)
    {
        var channel = Managed(call);
        var link = Own(call, channel);
        link.Revoked = true;
        return Show(state, channel, link);
    }

    public JsonNode Export(TelegramCall call)
    {
        var channel = Managed(call);
        foreach (var old in channel.Links.Where(link => link.Primary && link.Creator == call.Bot.Id))
            old.Revoked = true;
        var made = new InviteLink { Url = NewUrl(), Creator = call.Bot.Id, Primary = true };
        channel.Links.Add(made);
        return made.Url;
    }

    public static JsonObject Show(TelegramState state, Channel channel, InviteLink link)
    {
        var shown = new JsonObject { ["invite_link"] = link.Url };
        if (link.Name is { Length: > 0 })
            shown["name"] = link.Name;
        shown["creator"] = state.UserOf(link.Creator);
        if (link.Expires is { } expires)
            shown["expire_date"] = expires.ToUnixTimeSeconds();
        if (link.MemberLimit is { } limit)
            shown["member_limit"] = limit;
        var pending = channel.Requests.Values.Count(request => request.Link == link.Url);
        if (pending > 0)
            shown["pending_join_request_count"] = pending;
        shown["creates_join_request"] = link.CreatesJoinRequest;
        shown["is_primary"] = link.Primary;
        shown["is_revoked"] = link.Revoked;
        return shown;
    }

    private static InviteLink Filled(TelegramCall call, InviteLink link)
    {
        var name = call.Text("name") ?? "";
        if (name.Length > NameLengthMax)
            throw TelegramError.BadRequest("invite link name is too long");
        var limit = call.Number("member_limit") ?? 0;
        if (limit is < 0 or > MemberLimitMax)
            throw TelegramError.BadRequest("invalid member_limit specified");
        var asks = call.Flag("creates_join_request");
        if (asks && limit > 0)
            throw TelegramError.BadRequest(
                "member limit can't be specified for links requiring administrator approval");
        var expires = call.Number("expire_date") ?? 0;
        link.Name = name.Length > 0 ? name : null;
        link.MemberLimit = limit > 0 ? (int)limit : null;
        link.CreatesJoinRequest = asks;
        link.Expires = expires > 0 ? DateTimeOffset.FromUnixTimeSeconds(expires) : null;
        return link;
    }

    private Channel Managed(TelegramCall call)
    {
        var channel = ChatTarget.ChannelOf(state, call);
        return channel.MayInvite(call.Bot.Id)
            ? channel
            : throw TelegramError.BadRequest("not enough rights to manage chat invite link");
    }

    private static InviteLink Own(TelegramCall call, Channel channel)
    {
        var url = call.Needed("invite_link");
        return channel.Links.Find(link => link.Url == url && link.Creator == call.Bot.Id)
            ?? throw TelegramError.BadRequest("INVITE_HASH_INVALID");
    }

    private string NewUrl() => "https://t.me/+" + state.Ids.Next("", 16);
}
