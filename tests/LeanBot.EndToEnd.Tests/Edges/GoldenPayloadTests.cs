using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using LeanBot.Core;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>Objects as Stripe itself publishes them, each with where its shape comes from: what we read is
/// there, under its name.</summary>
public sealed class GoldenPayloadTests
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["invoice"] = typeof(StripeInvoice),
        ["subscription"] = typeof(StripeSubscription),
        ["checkout.session"] = typeof(CheckoutSession),
        ["dispute"] = typeof(StripeDispute),
    };

    public static TheoryData<string> Names => [.. Types.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_Stripe_publishes_is_read(string name)
    {
        var golden = Read(name);
        Assert.NotEmpty((string?)golden["source"] ?? "");
        Assert.NotEmpty((string?)golden["version"] ?? "");
        var subject = golden["object"]!;

        var read = Assert.IsType<Incoming.Stripe>(Tell(subject)).Event.Object;

        Assert.IsType(Types[name], read);
        Assert.Equal((string?)subject["id"], read!.Id);
    }

    [Fact]
    public void Every_file_is_read() => Assert.Equal(
        Types.Keys.Order(),
        Directory.EnumerateFiles(Folder()).Select(Path.GetFileNameWithoutExtension).Order());

    private static Incoming Tell(JsonNode subject) => WebhookReader.Read(
        new StripeAccount("main", IsLive: false, null!, new StripeGate(), []),
        Encoding.UTF8.GetBytes(new JsonObject
        {
            ["id"] = "evt_1",
            ["object"] = "event",
            ["type"] = "some.type",
            ["api_version"] = StripeClient.ApiVersion,
            ["created"] = 1_760_000_000,
            ["livemode"] = false,
            ["data"] = new JsonObject { ["object"] = subject.DeepClone() },
        }.ToJsonString()));

    private static JsonNode Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), $"{name}.json")))!;

    private static string Folder([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "Golden");
}
