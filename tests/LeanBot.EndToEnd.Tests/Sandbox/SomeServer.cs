using System.Text;
using System.Text.Json.Nodes;
using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Sandbox;

/// <summary>The sandbox behind HTTP on a free port.</summary>
internal sealed class SomeServer : IAsyncDisposable
{
    private SomeServer(SandboxServer server, MovableClock clock)
    {
        (Server, Clock) = (server, clock);
        Http = new HttpClient { BaseAddress = server.Address };
    }

    public SandboxServer Server { get; }

    public MovableClock Clock { get; }

    public HttpClient Http { get; }

    public static async Task<SomeServer> Start(string? journal = null)
    {
        var clock = new MovableClock(TimeProvider.System);
        var settings = SomeWorld.Settings with { JournalPath = journal };
        return new SomeServer(await SandboxServer.StartAsync(settings, clock, CancellationToken.None), clock);
    }

    public async Task<JsonNode> Post(string path, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(path, content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await Http.GetStringAsync(path))!;

    public Task<JsonNode> Bot(string method, JsonObject parameters) =>
        Post($"/bot{SomeWorld.UserToken}/{method}", parameters);

    public Task<JsonNode> AnnWrites(string text) => Post($"/sandbox/chats/{SomeWorld.UserBot}/messages",
        new JsonObject { ["from"] = SomeWorld.Ann, ["text"] = text });

    public async Task<JsonNode> Stripe(string path, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Authorization", "Bearer " + SomeWorld.Key);
        using var response = await Http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>Someone subscribes by month; the payment link's url.</summary>
    public async Task<string> Subscribe(string card)
    {
        var price = await Stripe("/v1/prices",
            "currency=eur&unit_amount=1000&recurring[interval]=month&product_data[name]=Gold");
        var link = await Stripe("/v1/payment_links",
            $"line_items[0][price]={price["id"]}&line_items[0][quantity]=1");
        var url = (string)link["url"]!;
        await Post("/sandbox/pay", new JsonObject { ["url"] = url, ["card"] = card });
        return url;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
