using LeanBot;
using LeanBot.Cli;

return await CommandLine.Run(args, async options =>
{
    await using var worker = Worker.Create(options, TimeProvider.System);
    return await worker.RunAsync(CancellationToken.None);
});
