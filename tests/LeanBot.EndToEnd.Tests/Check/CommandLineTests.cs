using System.Diagnostics;
using System.Text.Json;

namespace LeanBot.EndToEnd.Tests.Check;

/// <summary>The program itself, as operators start it.</summary>
public sealed class CommandLineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Check_ends_with_a_count_and_0_where_all_is_well()
    {
        await using var installation = await SomeInstallation.Open();

        var (code, output) = await Run(installation, "check");

        Assert.Contains("0 wrong.", output, StringComparison.Ordinal);
        Assert.Contains("✓ user bot — @club_bot", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Check_as_JSON_is_one_array_and_ends_with_1_where_something_is_wrong()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);

        var (code, output) = await Run(installation, "check", "--json");

        var wrong = Assert.Single(
            JsonDocument.Parse(output).RootElement.EnumerateArray(),
            line => line.GetProperty("state").GetString() == "wrong");
        Assert.Equal("webhook endpoint", wrong.GetProperty("what").GetString());
        Assert.NotEmpty(wrong.GetProperty("remedy").GetString()!);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("check", "--jason")]
    [InlineData("check", "--env", "/nowhere/.env")]
    [InlineData("generate")]
    [InlineData("generate", "--members", "-5")]
    [InlineData("generate", "--members", "many")]
    public async Task What_cannot_be_meant_ends_with_2(params string[] args)
    {
        await using var installation = await SomeInstallation.Open();
        Assert.Equal(2, (await Run(installation, args)).Code);
        Assert.False(Directory.Exists(installation.Data));
    }

    [Fact]
    public async Task A_community_that_does_not_exist_is_made_once()
    {
        await using var installation = await SomeInstallation.Open();

        var (made, output) = await Run(installation, "generate", "--members", "30");
        var (verified, _) = await Run(installation, "data", "verify");
        var (again, refused) = await Run(installation, "generate", "--members", "30");

        Assert.Contains("holds 30 members, none of whom exists", output, StringComparison.Ordinal);
        Assert.Contains("holds data already", refused, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1), (made, verified, again));
    }

    [Fact]
    public async Task A_community_is_made_up_of_a_config_that_is_there()
    {
        await using var installation = await SomeInstallation.Open();
        Directory.Delete(installation.Config, recursive: true);

        var (code, output) = await Run(installation, "generate", "--members", "30");

        Assert.Contains("There is no folder", output, StringComparison.Ordinal);
        Assert.Equal(2, code);
        Assert.False(Directory.Exists(installation.Data));
    }

    [Fact]
    public async Task Secrets_come_from_a_file_and_one_that_others_may_read_is_told()
    {
        await using var installation = await SomeInstallation.Open();
        var file = Path.Combine(installation.Folder, "secrets.env");
        await File.WriteAllLinesAsync(file, installation.Secrets.Select(one => $"{one.Key}={one.Value}"));
        installation.Secrets.Clear();
        using (var chmod = Process.Start("chmod", ["644", file])) await chmod.WaitForExitAsync();

        var (code, output) = await Run(installation, "check", "--env", file);

        Assert.Contains("✓ user bot — @club_bot", output, StringComparison.Ordinal);
        Assert.Contains($"chmod 600 {file}", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Health_is_1_without_a_worker_and_0_beside_one_that_is_ready()
    {
        await using var installation = await SomeInstallation.Open();
        var (code, output) = await Run(installation, "health");
        Assert.Equal(1, code);
        Assert.Contains("No worker answers: Connection refused", output, StringComparison.Ordinal);
        using var worker = StartWorker(installation);

        await Reads(worker, "Listening on");
        using var patience = new CancellationTokenSource(Patience);
        while ((await Run(installation, "health")).Code != 0) patience.Token.ThrowIfCancellationRequested();
        worker.Kill();
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_is_not_in_order()
    {
        await using var installation = await SomeInstallation.Open();

        var (code, output) = await Run(installation, "data", "verify");

        Assert.Contains(" is not there: a start makes it", output, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task The_console_shows_no_secret_either()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Refuse(
            "telegram", "getUpdates", 401, $"POST https://api/bot{SomeInstallation.UserToken}/getUpdates");
        using var worker = StartWorker(installation);

        var seen = await Reads(worker, "does not accept the token of the User bot");
        worker.Kill();
        seen += await worker.StandardOutput.ReadToEndAsync() + await worker.StandardError.ReadToEndAsync();

        Assert.Contains("https://api/bot<secret>/getUpdates", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", seen, StringComparison.Ordinal);
        Story.Canary.IsInNoFile(installation.Data, ["CANARY"]);
    }

    private static async Task<(int Code, string Output)> Run(
        SomeInstallation installation, params IReadOnlyList<string> args)
    {
        using var process = Launch(installation, args);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    private static async Task<string> Reads(Process worker, string words)
    {
        var seen = "";
        while (!seen.Contains(words, StringComparison.Ordinal))
        {
            var line = await worker.StandardOutput.ReadLineAsync();
            seen += $"{line ?? throw new InvalidOperationException(seen)}\n";
        }

        return seen;
    }

    private static Process StartWorker(SomeInstallation installation) => Launch(installation, "run");

    private static Process Launch(SomeInstallation installation, params IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(Worker).Assembly.Location, .. args, "--config", installation.Config, "--data",
                installation.Data,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // No .env of the developer's is in the way.
            WorkingDirectory = installation.Folder,
        };
        foreach (var (name, value) in installation.Secrets) start.Environment[name] = value;
        // Otherwise a killed one leaves its diagnostic pipes in the folder for temporary files.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }
}
