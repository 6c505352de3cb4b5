using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;

namespace LeanBot.Telegram;

/// <summary>Makes a member's links. What fails for good is told channel by channel; what may yet work puts
/// all of it off, and the links made so far are left over: a link alone lets nobody in.</summary>
internal sealed class MakeInvitesCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<MakeInvites, InvitesMade>(bots, clock)
{
    private const int NameCharactersMax = 32;

    protected override int CallsOf(MakeInvites request) => request.Channels.Count;

    protected override async Task<Verdict> Call(OutboxRow row, MakeInvites request, CancellationToken cut)
    {
        var made = await Task.WhenAll(request.Channels.Select(channel => Make(row, request, channel, cut)));
        if (made.FirstOrDefault(one => one.Verdict is Verdict.Stop).Verdict is { } stop) return stop;
        if (made.Select(one => one.Verdict).OfType<Verdict.ChatMoved>().FirstOrDefault() is { } moved)
            return moved;
        if (made.Select(one => one.Verdict).OfType<Verdict.Retry>().MaxBy(retry => retry.After) is { } retry)
            return retry;
        return new Verdict.Done(new InvitesMade(
            made.Where(one => one.Link is not null).ToDictionary(one => one.Channel, one => one.Link!),
            made.Where(one => one.Verdict is Verdict.Drop)
                .ToDictionary(one => one.Channel, one => FailureOf((Verdict.Drop)one.Verdict!))));
    }

    private static Failure FailureOf(Verdict.Drop drop) => new(drop.Reason, drop.Why);

    private async Task<(ChannelId Channel, string? Link, Verdict? Verdict)> Make(
        OutboxRow row, MakeInvites request, ChannelToInviteTo channel, CancellationToken cut)
    {
        var name = $"Member {request.Member}";
        if (name.Length > NameCharactersMax) name = name[..NameCharactersMax];
        var (link, error) = await Bots.Of(Bot.User).Call(
            "createChatInviteLink",
            new CreateChatInviteLinkRequest(channel.ChatId, name, CreatesJoinRequest: true),
            TelegramJson.Default.CreateChatInviteLinkRequest,
            TelegramJson.Default.ChatInviteLink,
            cut);
        return error is null
            ? (channel.Id, link!.InviteLink, null)
            : (channel.Id, null, Judge(error, row, request, channel.ChatId));
    }
}

internal sealed class RevokeInviteCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<RevokeInvite, Nothing>(bots, clock)
{
    protected override long? ChatOf(RevokeInvite request) => request.ChatId;

    protected override async Task<Verdict> Call(OutboxRow row, RevokeInvite request, CancellationToken cut)
    {
        var error = await Bots.Of(Bot.User).Do(
            "revokeChatInviteLink",
            new RevokeChatInviteLinkRequest(request.ChatId, request.InviteLink),
            TelegramJson.Default.RevokeChatInviteLinkRequest,
            cut);
        return error is null ? Verdict.DoneWithNothing : Judge(error, row, request);
    }
}
