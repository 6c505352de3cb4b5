namespace LeanBot.Core.Features.Imports;

public enum ImportState
{
    /// <summary>It was read and shown; nothing was taken over.</summary>
    Checked,
    Running,
    Done,
}
