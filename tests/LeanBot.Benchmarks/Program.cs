using BenchmarkDotNet.Running;
using LeanBot.Benchmarks;
using LeanBot.Benchmarks.Load;
using LeanBot.Benchmarks.Sender;

switch (args)
{
    case ["floor", var port]:
        await Floor.Serve(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        return;
    case ["load", .. var rest]:
        await LoadBench.Run(rest);
        return;
    case ["sender", .. var rest]:
        await SenderBench.Run(rest);
        return;
    case ["sweep"]:
        LoadBench.PrintSweep();
        return;
    default:
        BenchmarkRunner.Run<Renewals>(args: args);
        return;
}
