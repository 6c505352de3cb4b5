namespace LeanBot.Core.Features.Imports;

/// <summary>Fetches a file that an admin sent to the admin bot, and reads it as a table.</summary>
/// <param name="Shown">The message that says so, to be changed when it was read.</param>
[Wire("telegram.readImport")]
public sealed record ReadImport(MemberId By, string FileId, string FileName, MessageRef Shown) : Outgoing
{
    /// <summary>Beside what is said in that chat.</summary>
    public override string Lane => $"import:{By}";
}
