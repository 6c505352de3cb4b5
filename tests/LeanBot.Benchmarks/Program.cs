using System.CommandLine;
using BenchmarkDotNet.Running;
using LeanBot.Benchmarks;
using LeanBot.Benchmarks.Load;
using LeanBot.Benchmarks.Sender;
using LeanBot.Cli;

var json = new Option<bool>("--json") { Description = "One line of JSON comes last.", Recursive = true };
var members = new Option<int>("--members")
{
    Description = "Leaves out the communities that have more.",
    DefaultValueFactory = _ => LoadBench.Sizes[^1],
};
var only = new Option<int?>("--only") { Description = "One community of so many members." };
var keepIn = new Option<string?>("--keep-in")
{
    Description = "The file that gets a copy of the table, once all communities were measured.",
};
members.MustBeAtLeast(LoadBench.Sizes[0]);
only.MustBeAtLeast(1);

var load = new RootCommand("The worker as a process under load, beside its floor.")
{
    json, members, only, keepIn,
};
load.SetAction(given => LoadBench.Run(
    given.GetValue(only) is { } one ? [one] : LoadBench.SizesUpTo(given.GetValue(members)),
    given.GetValue(json), given.GetValue(keepIn)));

var sweep = new Command("sweep", "What is due among a million members, beside among a thousand.");
sweep.SetAction(_ => LoadBench.PrintSweep());
var sender = new Command(
    "sender", "How much of Telegram's 30 messages a second a broadcast fills, and whether it is ever refused.");
sender.SetAction(given => SenderBench.Run(given.GetValue(json)));
var turns = new Command("turns", "Single turns; arguments go to BenchmarkDotNet.")
{
    TreatUnmatchedTokensAsErrors = false,
};
turns.SetAction(given => { BenchmarkRunner.Run<Renewals>(args: [.. given.UnmatchedTokens]); });
var port = new Argument<int>("PORT");
var floor = new Command("floor", "Serves the floor.") { port };
floor.Hidden = true;
floor.SetAction(given => Floor.Serve(given.GetValue(port)));
foreach (var command in (Command[])[sweep, sender, turns, floor]) load.Subcommands.Add(command);
return await load.Parse(args).InvokeAsync();
