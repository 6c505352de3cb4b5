using System.Net.Http.Json;
using System.Text.Json;
using LeanBot.Demo;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The real composition on free ports in a folder of its own, played through the sandbox's control
/// API.</summary>
public sealed class Place : IAsyncDisposable
{
    /// <summary>A disk that needs no time, on Linux.</summary>
    private const string Memory = "/dev/shm";

    private readonly string _folder;
    /// <summary>The clock is moved by a year in one call.</summary>
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(10) };
    private readonly FlowingTime _time = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    private Demo.Demo? _demo;

    private Place(bool isInMemory) => _folder = isInMemory && Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, $"leanbot-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("leanbot-").FullName;

    private Demo.Demo Demo => _demo ?? throw new InvalidOperationException("It is not running.");

    public Worker Worker => Demo.Worker;

    /// <summary>Where the services are.</summary>
    public Uri Address => Demo.Address;
    public long UserBot { get; private set; }
    public long AdminBot { get; private set; }
    public string DataFolder => Path.Combine(_folder, "data");

    public string LogFolder => Path.Combine(DataFolder, "logs");

    /// <param name="settings">A config/leanbot.json in place of the shipped one; null for that.</param>
    /// <param name="admins">A config/admins.json in place of the demo's; null for that.</param>
    /// <param name="channels">A config/channels.json in place of the shipped one; null for that.</param>
    /// <param name="promos">A config/promos.json in place of the shipped one; null for that.</param>
    /// <param name="prepare">Writes other files of the config.</param>
    /// <param name="isInMemory">For long stories that are not about the disk.</param>
    public static async Task<Place> OpenAsync(
        string? settings = null, string? admins = null, string? channels = null, string? promos = null,
        Action<Place>? prepare = null, bool isInMemory = false)
    {
        var place = new Place(isInMemory);
        prepare?.Invoke(place);
        if (settings is not null) place.WriteConfig("leanbot.json", settings);
        if (admins is not null) place.WriteConfig("admins.json", admins);
        if (promos is not null) place.WriteConfig("promos.json", promos);
        if (channels is not null) place.WriteConfig("channels.json", channels);
        await place.StartAsync();
        return place;
    }

    /// <summary>Saves a file as an operator does.</summary>
    public void WriteConfig(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "config"));
        File.WriteAllText(Path.Combine(_folder, "config", name), text);
    }

    public string ReadConfig(string name) => File.ReadAllText(Path.Combine(_folder, "config", name));

    /// <summary>Ends when it is so: what people save is noticed in real time.</summary>
    public static async Task Until(Func<Task<bool>> isSo)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "It does not come about.");
    }

    /// <summary>Every line of the log.</summary>
    public async Task<string[]> Log()
    {
        var lines = new List<string>();
        foreach (var file in Directory.EnumerateFiles(LogFolder))
        {
            await using var stream = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            lines.AddRange((await reader.ReadToEndAsync()).Split('\n'));
        }

        return [.. lines];
    }

    public async Task StartAsync()
    {
        _demo = await LeanBot.Demo.Demo.StartAsync(
            new DemoOptions { Folder = _folder, Port = 0, ReceiverPort = 0, Time = _time },
            CancellationToken.None);
        var bots = (await Get("/sandbox/world")).GetProperty("bots").EnumerateArray().ToArray();
        UserBot = Id("user");
        AdminBot = Id("admin");

        long Id(string role) =>
            bots.Single(bot => bot.GetProperty("role").GetString() == role).GetProperty("id").GetInt64();
    }

    /// <summary>Stops everything and starts it again on what was kept.</summary>
    public async Task RestartAsync()
    {
        await Demo.DisposeAsync();
        await StartAsync();
    }

    /// <summary>The worker is away, and the world goes on.</summary>
    public Task StopWorkerAsync() => Worker.StopAsync(CancellationToken.None);

    /// <summary>Stops everything; what was kept can be looked at.</summary>
    public async Task StopAsync()
    {
        try
        {
            Canary.IsInNoMessage(await Get("/sandbox/requests?service=telegram"));
        }
        finally
        {
            await Demo.DisposeAsync();
            _demo = null;
        }
    }

    public async Task<Someone> Arrives(string name, string language = "en") =>
        new(this, (await Post("/sandbox/people", new { name, language })).GetProperty("id").GetInt64());

    public Someone Admin => new(this, 5_000_000_100, AdminBot);

    public async Task Advance(string duration) => await Post("/sandbox/clock", new { advance = duration });

    public async Task<DateTimeOffset> Now() =>
        (await Get("/sandbox/clock")).GetProperty("now").GetDateTimeOffset();

    public async Task<string[]> Inside(string channel)
    {
        var members = await Get($"/sandbox/chats/{await ChatOf(channel)}/members");
        return [.. members.EnumerateArray().Where(
            member => member.GetProperty("status").GetString() == "member")
            .Select(member => member.GetProperty("name").GetString()!)];
    }

    public async Task<long> ChatOf(string title) =>
        (await Get("/sandbox/world")).GetProperty("channels").EnumerateArray()
        .Single(channel => channel.GetProperty("title").GetString() == title).GetProperty("id").GetInt64();

    public async Task<JsonElement> Get(string path) =>
        await _http.GetFromJsonAsync<JsonElement>(new Uri(Demo.Address, path));

    public async Task<JsonElement> Post(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(Demo.Address, path), body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {answer}");
        return answer;
    }

    /// <summary>Opens a page in a browser.</summary>
    public async Task<(int Status, string Html)> Opens(string url)
    {
        using var answer = await _http.GetAsync(new Uri(Demo.Address, new Uri(url).PathAndQuery));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Does something in Stripe's dashboard, as far as its API does the same.</summary>
    public async Task AtStripe(string path, params (string Name, string Value)[] form)
    {
        var key = await KeyOf("main");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Demo.Address, path));
        request.Headers.Authorization = new("Bearer", key);
        request.Content = new FormUrlEncodedContent(
            form.ToDictionary(field => field.Name, field => field.Value));
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The secret key of one of Stripe's accounts.</summary>
    public async Task<string> KeyOf(string account) =>
        (await Get("/sandbox/world")).GetProperty("stripe").EnumerateArray()
        .Single(one => one.GetProperty("account").GetString() == account).GetProperty("key").GetString()!;

    /// <summary>The ids of all events of a type.</summary>
    public Task<string[]> EventIds(string type) => IdsAtStripe($"/v1/events?limit=100&type={type}");

    public Task<string[]> SubscriptionIds() => IdsAtStripe("/v1/subscriptions?limit=100");

    public async Task<string[]> IdsAtStripe(string list) =>
        [.. (await ListAtStripe(list)).Select(one => one.GetProperty("id").GetString()!)];

    /// <summary>The first page of a list of Stripe's API.</summary>
    public async Task<JsonElement[]> ListAtStripe(string list, string account = "main")
    {
        var key = await KeyOf(account);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Demo.Address, list));
        request.Headers.Authorization = new("Bearer", key);
        using var response = await _http.SendAsync(request);
        var page = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. page.GetProperty("data").EnumerateArray()];
    }

    /// <summary>How often a method of the Bot API was called.</summary>
    public async Task<int> CallsOf(string method) =>
        (await Get("/sandbox/requests?service=telegram")).EnumerateArray()
        .Count(call => call.GetProperty("method").GetString() == method
            || call.GetProperty("path").GetString()!.EndsWith($"/{method}", StringComparison.Ordinal));

    public async Task Delete(string path) => (await _http.DeleteAsync(new Uri(Demo.Address, path))).Dispose();

    public async Task<HttpResponseMessage> Webhook(HttpContent content, string account = "main") =>
        await _http.PostAsync(new Uri(Worker.ReceiverAddress, $"/webhooks/stripe/{account}"), content);

    public async Task<HttpResponseMessage> Receiver(string path) =>
        await _http.GetAsync(new Uri(Worker.ReceiverAddress, path));

    public async ValueTask DisposeAsync()
    {
        if (_demo is not null) await StopAsync();
        _http.Dispose();
        // Whatever the test was about, nothing that it made holds a secret.
        Canary.IsInNoFile(DataFolder);
        Directory.Delete(_folder, recursive: true);
    }
}
