using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using LeanBot.EndToEnd.Tests.Check;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>The worker as it is run, as a process of its own, which others kill, starve and lie to.</summary>
internal sealed class TortureWorker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AStep = TimeSpan.FromMilliseconds(20);

    private readonly StringBuilder _said = new();
    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly Uri _webhook;
    private readonly Process _process;

    /// <summary>Odd while it is cut off.</summary>
    private int _cuts;

    /// <param name="under">A command that runs it, such as strace.</param>
    public TortureWorker(SomeInstallation at, params IEnumerable<string> under)
    {
        _webhook = new Uri($"http://127.0.0.1:{at.Port}/webhooks/stripe/main");
        string[] command =
        [
            .. under, "dotnet", typeof(Worker).Assembly.Location, "--config", at.Config, "--data", at.Data,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = at.Folder,
        };
        foreach (var (name, value) in at.Secrets) start.Environment[name] = value;
        // Otherwise a killed worker leaves its diagnostic pipes in the folder for temporary files.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool IsRunning => !_process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>All it has said on its console.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>What it answers; null where it does not, or not yet.</summary>
    public async Task<HttpStatusCode?> Call(Hook hook)
    {
        try
        {
            using var content = hook.Signed(TimeProvider.System.GetUtcNow());
            using var answer = await _http.PostAsync(_webhook, content);
            return answer.StatusCode;
        }
        catch (Exception none) when (none is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>As Stripe does: until it is acknowledged. False where the worker ends first, or is cut off.
    /// </summary>
    public async Task<bool> Deliver(Hook hook)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var cuts = Volatile.Read(ref _cuts);
            var answer = await Call(hook);
            if (int.IsOddInteger(cuts) || cuts != Volatile.Read(ref _cuts)) return false;
            if (answer == HttpStatusCode.OK) return true;
            if (_process.WaitForExit(AStep)) return false;
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Neither acknowledged nor dead ({answer}): {Said}");
        }
    }

    /// <summary>Whatever is answered to a call that is under way meanwhile is not heard.</summary>
    public void CutOff(Action meanwhile)
    {
        Interlocked.Increment(ref _cuts);
        meanwhile();
        Interlocked.Increment(ref _cuts);
    }

    /// <summary>Until it is so, or it ends, or it takes too long.</summary>
    public void WaitUntil(Func<bool> isSo)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isSo() && !_process.WaitForExit(AStep) && Stopwatch.GetElapsedTime(began) < Patience) { }
    }

    /// <summary>As the operator does.</summary>
    public void Stop()
    {
        TellToStop();
        WaitForEnd();
    }

    public void TellToStop()
    {
        if (IsRunning) Signal("TERM");
    }

    public void WaitForEnd()
    {
        if (!_process.WaitForExit(Patience)) throw new TimeoutException($"It does not end: {Said}");
        // Waits for the last of what it said, too.
        _process.WaitForExit();
    }

    /// <summary>False where it has ended before.</summary>
    public bool KillAfter(TimeSpan time)
    {
        if (_process.WaitForExit(time)) return false;
        Kill();
        return true;
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (IsRunning) Kill();
        _process.Dispose();
        _http.Dispose();
    }

    /// <summary>To the worker, and not to what runs it.</summary>
    private void Signal(string name)
    {
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        var children = $"/proc/{id}/task/{id}/children";
        var child = File.Exists(children)
            ? File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];
        using var kill = Process.Start("kill", [$"-{name}", child is [var only] ? only : id]);
        kill.WaitForExit();
    }

    private void Hear(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }
}
