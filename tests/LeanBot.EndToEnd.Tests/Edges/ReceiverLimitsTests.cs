using System.Net;
using LeanBot.Health;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>Slowloris, endless and huge bodies, thousands of connections: memory is bounded, and valid hooks
/// are still served.</summary>
public sealed class ReceiverLimitsTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Silent_sockets_beyond_the_limit_are_all_let_go_and_then_a_hook_is_served()
    {
        await using var receiver = await SomeReceiver.StartAsync(
            new ReceiverLimits { ConnectionsMax = 50, FirstByteTime = Short });

        var silent = await receiver.Open(400, "");
        foreach (var stream in silent) Assert.Equal("", await receiver.ReadToEnd(stream));

        await receiver.IsServed();
    }

    [Fact]
    public async Task Slowloris_is_cut_off_however_long_it_dribbles()
    {
        await using var receiver = await SomeReceiver.StartAsync(
            new ReceiverLimits { HeadersTime = Short, FirstByteTime = Long });
        var slow = await receiver.Open("POST /webhooks/stripe/main HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        var end = receiver.ReadToEnd(slow);

        // Each byte costs a hook, so this neither floods nor waits.
        while (!end.IsCompleted && await receiver.TryWrite(slow, "x")) await receiver.IsServed();

        Assert.StartsWith("HTTP/1.1 408", await end, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_bodies_push_out_each_other_and_no_hook()
    {
        await using var receiver = await SomeReceiver.StartAsync(
            new ReceiverLimits { BodiesMax = 8, BodyTime = Long });

        var slow = await receiver.Open(300, $"{receiver.ForgedHead}Content-Length: 100000\r\n\r\n{{");
        await receiver.IsServed();

        // At least so many have lost their places, and the first that came is the first that went.
        Assert.Equal("", await receiver.ReadToEnd(slow[0]));
        await receiver.IsServed();
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_refused_when_its_time_is_up()
    {
        await using var receiver = await SomeReceiver.StartAsync(new ReceiverLimits { BodyTime = Short });
        var slow = await receiver.Open($"{receiver.ForgedHead}Content-Length: 100000\r\n\r\n{{");

        Assert.StartsWith("HTTP/1.1 408", await receiver.ReadToEnd(slow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_that_never_come_use_up_the_callers_patience_as_wrong_signatures_do()
    {
        const int Burst = 2_000;
        await using var receiver = await SomeReceiver.StartAsync(
            new ReceiverLimits { BodiesMax = 1, BodyTime = Long });
        var head = $"{receiver.ForgedHead}CF-Connecting-IP: 203.0.113.7\r\nContent-Length: 9\r\n\r\n";
        for (var i = 0; i < Burst; i++)
        {
            using var abandoned = await receiver.Open(head);
        }

        // The last of them may still be on their way; each question costs the caller a wrong signature.
        var asked = 0;
        string answer;
        do answer = await receiver.ReadToEnd(await receiver.Open(
            $"{head.Replace("Host: x", "Host: x\r\nConnection: close", StringComparison.Ordinal)}123456789"));
        while (++asked < Burst / 2 && !answer.StartsWith("HTTP/1.1 429", StringComparison.Ordinal));

        Assert.StartsWith("HTTP/1.1 429", answer, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 1", answer, StringComparison.Ordinal);
        await receiver.IsServed();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Thirty_megabytes_are_refused_and_a_hook_is_served_meanwhile(bool isChunked)
    {
        const int Piece = 64 * 1024;
        const int Pieces = 480;
        await using var receiver = await SomeReceiver.StartAsync(new ReceiverLimits());
        var huge = await receiver.Open(receiver.ForgedHead + (isChunked
            ? "Transfer-Encoding: chunked\r\n\r\n"
            : $"Content-Length: {Piece * Pieces}\r\n\r\n"));
        var answer = receiver.ReadToEnd(huge);
        var piece = new string('x', Piece);

        var written = 0;
        while (written < Pieces && await receiver.TryWrite(
            huge, isChunked ? $"{Piece:x}\r\n{piece}\r\n" : piece))
        {
            written++;
            if (written % 16 == 0) await receiver.IsServed();
        }

        // What was refused may be cut off before its answer is read.
        Assert.True((await answer) is "" || (await answer).StartsWith("HTTP/1.1 413", StringComparison.Ordinal));
        await receiver.IsServed();
    }

    [Fact]
    public async Task Junk_behind_a_hook_on_one_connection_takes_nothing_from_it()
    {
        await using var receiver = await SomeReceiver.StartAsync(new ReceiverLimits());
        var first = receiver.Call("evt_first", SomeReceiver.NewSecret);
        var second = receiver.Call("evt_second", SomeReceiver.NewSecret);
        var stream = await receiver.Open($"{first}{second}\0\0 junk \r\n\r\n{new string('x', 100_000)}");

        var answers = await receiver.ReadToEnd(stream);

        Assert.Equal(["200", "200", "400"], answers.Split("HTTP/1.1 ")[1..].Select(one => one[..3]));
        Assert.True(receiver.Knows("evt_first"));
        Assert.True(receiver.Knows("evt_second"));
        await receiver.IsServed();
    }

    [Fact]
    public async Task More_events_than_can_wait_for_their_commit_are_told_to_come_again()
    {
        await using var receiver = await SomeReceiver.StartAsync(new ReceiverLimits { EventsMax = 0 });

        using var answer = await receiver.Hook(SomeReceiver.NewSecret);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task While_a_secret_is_rolled_hooks_of_either_are_served()
    {
        await using var receiver = await SomeReceiver.StartAsync(new ReceiverLimits());

        Assert.Equal(HttpStatusCode.OK, await Status(SomeReceiver.OldSecret));
        Assert.Equal(HttpStatusCode.OK, await Status(SomeReceiver.NewSecret));
        Assert.Equal(HttpStatusCode.OK, await Status("whsec_gone", SomeReceiver.NewSecret));
        Assert.Equal(HttpStatusCode.BadRequest, await Status("whsec_gone"));

        async Task<HttpStatusCode> Status(params string[] secrets)
        {
            using var answer = await receiver.Hook(secrets);
            return answer.StatusCode;
        }
    }
}
