using System.CommandLine;

namespace LeanBot.Cli;

/// <summary><c>leanbot [run]</c>, <c>check</c>, <c>health</c>, <c>data verify</c>, <c>data accept
/// FILE</c>, <c>stripe setup</c>.</summary>
internal static class CommandLine
{
    private static readonly Option<string> Config = new("--config")
    {
        Description = "The folder of the config files.",
        DefaultValueFactory = _ => "config",
        Recursive = true,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The folder that keeps the state and the logs.",
        DefaultValueFactory = _ => "data",
        Recursive = true,
    };

    private static readonly Option<string?> Env = new("--env")
    {
        Description = "The file of the secrets, .env where it is there.",
        Recursive = true,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON array." };

    /// <summary>Exceptions and signals are the worker's own business.</summary>
    private static readonly InvocationConfiguration Plain =
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    public static async Task<int> Run(string[] args, Func<WorkerOptions, Task<int>> run)
    {
        var parsed = Root(run).Parse(args);
        if (parsed.Errors.Count == 0) return await ExitCode.Of(() => parsed.InvokeAsync(Plain));
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("See leanbot --help.");
        return ExitCode.Usage;
    }

    private static RootCommand Root(Func<WorkerOptions, Task<int>> run)
    {
        var root = new RootCommand("Runs a paid Telegram community.") { Config, Data, Env };
        var runCommand = new Command("run", "Runs the worker; so does no command at all.");
        foreach (var command in (Command[])[root, runCommand])
            command.SetAction((given, _) => run(OptionsOf(given)));

        var check = new Command(
            "check", "Looks at everything that going live depends on, and says how to mend it.") { Json };
        check.SetAction((given, cut) => CheckCommand.Run(OptionsOf(given), given.GetValue(Json), cut));
        var health = new Command("health", "Asks the running worker whether it is ready.");
        health.SetAction((given, cut) => HealthCommand.Run(OptionsOf(given), cut));
        root.Subcommands.Add(runCommand);
        root.Subcommands.Add(check);
        root.Subcommands.Add(health);
        root.Subcommands.Add(DataCommand());
        root.Subcommands.Add(GenerateCommandLine());
        root.Subcommands.Add(StripeCommand());
        return root;
    }

    private static WorkerOptions OptionsOf(ParseResult given)
    {
        var environs = Environs.Read(given.GetValue(Env));
        return new WorkerOptions
        {
            ConfigFolder = given.GetValue(Config)!,
            DataFolder = given.GetValue(Data)!,
            Secrets = environs.Values,
            Notes = environs.Notes,
            ReceiverHost = environs.ReceiverHost,
        };
    }

    private static Command GenerateCommandLine()
    {
        var members = new Option<int>("--members") { Description = "How many, from 1.", Required = true };
        members.MustBeAtLeast(1);
        var seed = new Option<int>("--seed") { Description = "The same seed makes up the same people." };
        var generate = new Command(
            "generate", "Fills an empty data folder with a community that does not exist, to try the hardware.")
        {
            members, seed,
        };
        generate.SetAction(given => GenerateCommand.Run(
            given.GetValue(Config)!, given.GetValue(Data)!, given.GetValue(members), given.GetValue(seed),
            TimeProvider.System));
        return generate;
    }

    private static Command StripeCommand()
    {
        var account = new Option<string>("--account")
        {
            Description = "Which account of stripe.json.",
            DefaultValueFactory = _ => "main",
        };
        var url = new Option<string?>("--url")
        {
            Description = "Where Stripe reaches this worker: https://YOUR-HOST/webhooks/stripe/main.",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Only says what it would do." };
        var replace = new Option<bool>("--replace")
        {
            Description = "Replaces a webhook endpoint that speaks another version.",
        };
        var setup = new Command(
            "setup",
            "Makes what is missing at Stripe: products, prices, the customer portal, the webhook endpoint.")
        {
            account, url, dry, replace,
        };
        setup.SetAction((given, cut) => StripeCommands.Setup(
            OptionsOf(given), given.GetValue(account)!, given.GetValue(url), given.GetValue(dry), Console.Out,
            cut, given.GetValue(replace)));
        return new Command("stripe", "Looks after a Stripe account.") { setup };
    }

    private static Command DataCommand()
    {
        var verify = new Command(
            "verify", "Reads the data folder as a start would, changes nothing, and says what it finds.");
        verify.SetAction(given => DataCommands.Verify(given.GetValue(Data)!));
        var file = new Argument<string>("FILE") { Description = "A file of the data folder." };
        var accept = new Command(
            "accept", "Takes a file of the data folder as it was edited by hand.") { file };
        accept.SetAction(given => DataCommands.Accept(given.GetValue(file)!));
        return new Command("data", "Looks after the data folder.") { verify, accept };
    }
}
