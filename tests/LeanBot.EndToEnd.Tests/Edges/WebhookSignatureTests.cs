using System.Security.Cryptography;
using System.Text;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_test_secret";
    private const string Hash = "b8d88b8e9b6f502cde7dfd69ac8aab379af2db78b0f0ad669ceafe9b4d6a05ee";
    private static readonly byte[] Body = """{"id":"evt_test"}"""u8.ToArray();
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_760_000_000);

    [Fact]
    public void A_known_signature_is_valid() => Assert.True(IsValid($"t=1760000000,v1={Hash}"));

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Its_moment_may_be_five_minutes_off_either_way(int seconds, bool isValid) => Assert.Equal(
        isValid, IsValid($"t=1760000000,v1={Hash}", Body, [Secret], At.AddSeconds(seconds)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1760000000")]
    [InlineData($"v1={Hash}")]
    [InlineData($"t=now,v1={Hash}")]
    [InlineData($"t=-1760000000,v1={Hash}")]
    [InlineData($"t=99999999999999999999,v1={Hash}")]
    [InlineData($"t=9223372036854775807,v1={Hash}")]
    [InlineData($"t=1760000000,v0={Hash}")]
    [InlineData("t=1760000000,v1=zz")]
    [InlineData("t=1760000000,v1=")]
    [InlineData("t=1760000000,v1=b8d88b8e9b6f502cde7dfd69ac8aab379af2db78b0f0ad669ceafe9b4d6a05ef")]
    public void Anything_else_is_not(string? header) => Assert.False(IsValid(header));

    [Fact]
    public void While_a_secret_is_rolled_either_counts_and_so_does_any_v1()
    {
        var other = Convert.ToHexStringLower(HMACSHA256.HashData("other"u8, Body));
        var header = $"t=1760000000,v1={other},v1={Hash}";
        Assert.True(IsValid(header, Body, ["whsec_old", Secret], At));
        Assert.False(IsValid(header, Body, ["whsec_old"], At));
    }

    [Theory]
    [InlineData("\uFEFF{\"id\":\"evt_test\"}")]
    [InlineData("{\"id\":\"evt_test\"}\n")]
    [InlineData("{\"id\": \"evt_test\"}")]
    public void The_bytes_are_what_is_signed(string body) => Assert.False(
        IsValid($"t=1760000000,v1={Hash}", Encoding.UTF8.GetBytes(body), [Secret], At));

    private static bool IsValid(string? header) => IsValid(header, Body, [Secret], At);

    private static bool IsValid(string? header, byte[] body, string[] secrets, DateTimeOffset now) =>
        WebhookSignature.TryRead(header, now)?.IsBy(secrets, body) == true;
}
