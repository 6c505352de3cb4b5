namespace LeanBot.Core.Features.Commands;

/// <summary>A line of a command menu.</summary>
/// <param name="Command">Without the slash.</param>
/// <param name="Description">Plain text of 1 to 256 characters.</param>
public sealed record MenuCommand(string Command, string Description)
{
    public const int DescriptionCharactersMax = 256;
}
