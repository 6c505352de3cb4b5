using LeanBot.Core;
using LeanBot.Core.Features.Channels;
using LeanBot.Outbox;
using LeanBot.Telegram;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>A look at twenty members is twenty questions, and an odd answer is about one of them.</summary>
public sealed class LookUpMembersTests : IDisposable
{
    private const string Inside = """{"status":"member","user":{"id":2,"is_bot":false,"first_name":"P"}}""";

    private static readonly MemberId[] Three = [new(1), new(2), new(3)];

    private readonly SomeTelegram _telegram = new();

    public void Dispose() => _telegram.Dispose();

    [Theory]
    [InlineData("Bad Request: invalid user_id specified")]
    [InlineData("Bad Request: USER_ID_INVALID")]
    [InlineData("Bad Request: PEER_ID_INVALID")]
    [InlineData("Bad Request: user is deactivated")]
    [InlineData("Bad Request: user not found")]
    public async Task Whom_Telegram_does_not_know_is_outside_and_the_others_are_seen(string words)
    {
        var seen = await Look(_telegram.Answers("getChatMember", Inside).Fails("getChatMember", 400, words)
            .Answers("getChatMember", Inside));

        Assert.Equal([Membership.In, Membership.Out, Membership.In], seen.Select(one => one.Membership));
    }

    [Fact]
    public async Task One_odd_answer_hides_nobody_else()
    {
        var seen = await Look(_telegram.Answers("getChatMember", Inside)
            .Fails("getChatMember", 400, "Bad Request: SOMETHING_NEW").Answers("getChatMember", Inside));

        Assert.Equal([Three[0], Three[2]], seen.Select(one => one.Member));
    }

    [Fact]
    public async Task A_status_that_is_not_known_hides_nobody_else()
    {
        var seen = await Look(_telegram
            .Answers("getChatMember", Inside.Replace("member", "levitating", StringComparison.Ordinal))
            .Answers("getChatMember", Inside).Answers("getChatMember", Inside));

        Assert.Equal([Three[1], Three[2]], seen.Select(one => one.Member));
    }

    [Theory]
    [InlineData(400, "Bad Request: not enough rights", typeof(Verdict.Drop))]
    [InlineData(400, "Bad Request: chat not found", typeof(Verdict.Drop))]
    [InlineData(403, "Forbidden: bot was kicked from the channel chat", typeof(Verdict.Drop))]
    [InlineData(429, "Too Many Requests: retry after 5", typeof(Verdict.Retry))]
    [InlineData(502, "Bad Gateway", typeof(Verdict.Retry))]
    public async Task What_is_wrong_with_the_channel_or_the_bot_is_wrong_for_all(
        int status, string words, Type expected)
    {
        _telegram.Answers("getChatMember", Inside).Fails("getChatMember", status, words);

        Assert.IsType(expected, await Ask());
    }

    private static async Task<IReadOnlyList<LookedUp>> Look(SomeTelegram telegram) =>
        Assert.IsType<MembersLookedUp>(Assert.IsType<Verdict.Done>(await Ask(telegram)).Value).Members;

    private Task<Verdict> Ask() => Ask(_telegram);

    private static Task<Verdict> Ask(SomeTelegram telegram)
    {
        var request = new LookUpMembers(new("stocks"), -100, Three);
        var caller = new LookUpMembersCaller(
            new Bots(telegram.Client(), telegram.Client(Bot.Admin)), new StillTime(),
            NullLogger<LookUpMembersCaller>.Instance);
        return caller.Call(Rows.Row(1, request: request), CancellationToken.None);
    }
}
