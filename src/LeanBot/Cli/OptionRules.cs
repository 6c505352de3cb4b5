using System.CommandLine;

namespace LeanBot.Cli;

/// <summary>What an option's value must be, beyond its type.</summary>
internal static class OptionRules
{
    public static void MustBeAtLeast(this Option option, int least) => option.Validators.Add(given =>
    {
        if (given.Tokens is [.., var last] && int.TryParse(last.Value, out var count) && count < least)
            given.AddError($"{option.Name} must be {least} or more.");
    });
}
