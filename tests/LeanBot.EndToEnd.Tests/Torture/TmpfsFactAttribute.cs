namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Counted as skipped where no tmpfs may be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TmpfsFactAttribute : FactAttribute
{
    public TmpfsFactAttribute()
    {
        if (!Mount.CanBeTmpfs) Skip = "a tmpfs of the test's own needs root, or the right to mount";
    }
}
