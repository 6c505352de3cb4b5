using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Commands;
using LeanBot.Outbox;
using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class TelegramPolicyTests
{
    private static readonly MemberId Somebody = new(42);
    private static readonly ChannelId Stocks = new("stocks");

    private static readonly Dictionary<string, Outgoing> Requests = new()
    {
        ["say"] = Rows.Message(),
        ["edit"] = Rows.Message(edits: new MessageRef(7)),
        ["answer"] = new AnswerPress(Bot.User, "query"),
        ["approve"] = new ApproveJoin(Somebody, Stocks, -100),
        ["decline"] = new DeclineJoin(Somebody, Stocks, -100),
        ["letOut"] = new LetOut(Somebody, Stocks, -100),
        ["menu"] = new SetCommands(new MenuScope(Bot.Admin, 77), []),
        ["revoke"] = new RevokeInvite(-100, "https://t.me/+x"),
        ["invite"] = new MakeInvites(Somebody, [], null),
    };

    [Theory]
    [InlineData("say", 403, "Forbidden: bot was blocked by the user", "Unreachable")]
    [InlineData("say", 403, "Forbidden: user is deactivated", "Unreachable")]
    [InlineData("say", 403, "Forbidden: bot can't initiate conversation with a user", "Unreachable")]
    [InlineData("invite", 403, "Forbidden: bot was kicked from the channel chat", "NotPermitted")]
    [InlineData("invite", 403, "Forbidden: bot is not a member of the supergroup chat", "NotPermitted")]
    [InlineData("say", 400, "Bad Request: chat not found", "Unreachable")]
    [InlineData("letOut", 400, "Bad Request: chat not found", "NotPermitted")]
    [InlineData("say", 400, "Bad Request: message is too long", "Rejected")]
    [InlineData("invite", 400, "Bad Request: not enough rights to manage chat invite link", "NotPermitted")]
    [InlineData("invite", 400, "Bad Request: CHAT_ADMIN_REQUIRED", "NotPermitted")]
    [InlineData("letOut", 400, "Bad Request: user is an administrator of the chat", "IsAdministrator")]
    [InlineData("letOut", 400, "Bad Request: can't remove chat owner", "IsAdministrator")]
    [InlineData(
        "letOut", 400, "Bad Request: not enough rights to restrict/unrestrict chat member", "NotPermitted")]
    [InlineData("invite", 400, "Bad Request: group chat was upgraded to a supergroup chat", "NotPermitted")]
    [InlineData("approve", 400, "Bad Request: USER_CHANNELS_TOO_MUCH", "Rejected")]
    public void What_will_never_work_is_dropped(string request, int status, string description, string reason)
    {
        var verdict = Assert.IsType<Verdict.Drop>(Judge(request, new ApiError(status, description)));
        Assert.Equal(reason, verdict.Reason.ToString());
        Assert.Contains(description, verdict.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "answer", "Bad Request: query is too old and response timeout expired or query ID is invalid")]
    [InlineData("approve", "Bad Request: HIDE_REQUESTER_MISSING")]
    [InlineData("approve", "Bad Request: USER_ALREADY_PARTICIPANT")]
    [InlineData("decline", "Bad Request: HIDE_REQUESTER_MISSING")]
    [InlineData("letOut", "Bad Request: user not found")]
    [InlineData("letOut", "Bad Request: PARTICIPANT_ID_INVALID")]
    [InlineData("revoke", "Bad Request: INVITE_HASH_EXPIRED")]
    public void What_is_so_already_is_done(string request, string description) =>
        Assert.Equal(Verdict.DoneWithNothing, Judge(request, new ApiError(400, description)));

    [Theory]
    [InlineData(ApiError.NotSent, 0, 1)]
    [InlineData(ApiError.NoAnswer, 1, 2)]
    [InlineData(500, 2, 5)]
    [InlineData(502, 7, 300)]
    [InlineData(409, 100, 600)]
    public void What_may_yet_work_is_tried_again_ever_later(int status, int attempts, int seconds)
    {
        var verdict = TelegramPolicy.Judge(new ApiError(status, "words"), attempts, Requests["letOut"]);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<Verdict.Retry>(verdict).After);
    }

    [Fact]
    public void While_Telegram_cannot_be_reached_nothing_is_given_up()
    {
        var verdict = TelegramPolicy.Judge(new ApiError(ApiError.NotSent, "words"), 1000, Requests["say"]);
        Assert.True(Assert.IsType<Verdict.Retry>(verdict).ForEver);
    }

    [Fact]
    public void A_429_waits_as_long_as_it_asks()
    {
        var verdict = Judge(
            "say", new ApiError(429, "Too Many Requests: retry after 33", TimeSpan.FromSeconds(33)));
        Assert.Equal(TimeSpan.FromSeconds(33), Assert.IsType<Verdict.Retry>(verdict).After);
    }

    [Fact]
    public void A_401_stops_the_bot() =>
        Assert.IsType<Verdict.Stop>(Judge("say", new ApiError(401, "Unauthorized")));

    [Fact]
    public void A_message_is_said_at_most_twice_when_no_answer_comes()
    {
        var silence = new ApiError(ApiError.NoAnswer, "nothing came back for 30 s");
        var first = Assert.IsType<Verdict.Retry>(Judge("say", silence));
        var between = Assert.IsType<Verdict.Retry>(
            TelegramPolicy.Judge(new ApiError(500, "x"), 1, Requests["say"], first.Why));
        var second = TelegramPolicy.Judge(silence, 2, Requests["say"], between.Why);
        Assert.Equal(FailureReason.Exhausted, Assert.IsType<Verdict.Drop>(second).Reason);
    }

    [Fact]
    public void An_edit_may_be_repeated_as_often_as_it_takes()
    {
        var silence = new ApiError(ApiError.NoAnswer, "x");
        Assert.IsType<Verdict.Retry>(TelegramPolicy.Judge(silence, 1, Requests["edit"], silence.ToString()));
    }

    private static Verdict Judge(string request, ApiError error) =>
        TelegramPolicy.Judge(error, 0, Requests[request]);
}
