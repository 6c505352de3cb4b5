using LeanBot.Configuration;
using LeanBot.Logs;
using LeanBot.Store;

namespace LeanBot.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Something failed, or the data folder cannot be served.</summary>
    public const int Failed = 1;

    /// <summary>The config, the secrets or the command line are wrong.</summary>
    public const int Usage = 2;

    /// <summary>Runs it, and says in words for an operator why it could not be done.</summary>
    public static async Task<int> Of(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ConfigRefused refused)
        {
            await Console.Error.WriteLineAsync($"LeanBot cannot start:\n{refused.Message}");
            return Usage;
        }
        catch (Exception refused) when (refused is DataRefused or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(Redaction.ByShape.Clean(refused.Message));
            return Failed;
        }
        catch (Exception bug)
        {
            await Console.Error.WriteLineAsync(
                Redaction.ByShape.Clean($"LeanBot has failed, and that is a bug of ours:\n{bug}"));
            return Failed;
        }
    }
}
