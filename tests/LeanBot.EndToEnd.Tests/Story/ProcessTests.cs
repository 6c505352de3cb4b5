using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The demo as a process of its own, killed and stopped from outside.</summary>
public sealed partial class ProcessTests : IDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("leanbot-process-").FullName;
    private readonly HttpClient _http = new();

    [Fact]
    public async Task It_goes_on_after_a_kill_and_stops_in_time_when_it_is_told_to()
    {
        var person = await KilledAfter(async sandbox =>
        {
            var made = await Post(sandbox, "/sandbox/people", new { name = "Zoe" });
            var id = made.GetProperty("id").GetInt64();
            await Post(sandbox, $"/sandbox/chats/{await UserBot(sandbox)}/messages", new
            {
                from = id,
                text = "/start"
            });
            return id;
        });

        using var demo = Start(out var address);
        var messages = await _http.GetFromJsonAsync<JsonElement>(
            new Uri(address, $"/sandbox/chats/{await UserBot(address)}/messages?for={person}"));
        Assert.Contains("Hello, Zoe", messages[1].GetProperty("text").GetString(), StringComparison.Ordinal);

        using var told = Process.Start("kill", ["-TERM", $"{demo.Id}"]);
        Assert.True(demo.WaitForExit(StopsWithin), "It did not stop in time.");
        Assert.Equal(0, demo.ExitCode);
    }

    [Fact]
    public async Task A_second_one_on_the_same_folder_exits_at_once_and_says_why()
    {
        using var first = Start(out _);

        using var second = Launch();
        var error = await second.StandardError.ReadToEndAsync();
        Assert.True(second.WaitForExit(StopsWithin));

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains("in use", error, StringComparison.Ordinal);
        first.Kill();
    }

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> KilledAfter<T>(Func<Uri, Task<T>> act)
    {
        using var demo = Start(out var address);
        var result = await act(address);
        demo.Kill();
        await demo.WaitForExitAsync();
        return result;
    }

    private Process Start(out Uri address)
    {
        var demo = Launch();
        while (demo.StandardOutput.ReadLine() is { } line)
        {
            if (Address().Match(line) is not { Success: true } match) continue;
            address = new Uri(match.Groups[1].Value);
            return demo;
        }

        throw new InvalidOperationException($"It did not start: {demo.StandardError.ReadToEnd()}");
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Demo.Demo).Assembly.Location, "--folder", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Otherwise a killed demo leaves its diagnostic pipes in the folder for temporary files.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["LEANBOT_DEMO_PORT"] = "0";
        start.Environment["LEANBOT_DEMO_RECEIVER_PORT"] = "0";
        return Process.Start(start)!;
    }

    private async Task<long> UserBot(Uri sandbox) =>
        (await _http.GetFromJsonAsync<JsonElement>(new Uri(sandbox, "/sandbox/world")))
            .GetProperty("bots").EnumerateArray()
            .First(bot => bot.GetProperty("role").GetString() == "user").GetProperty("id").GetInt64();

    private async Task<JsonElement> Post(Uri sandbox, string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(sandbox, path), body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    [GeneratedRegex(@"(http://localhost:\d+/) ")]
    private static partial Regex Address();
}
