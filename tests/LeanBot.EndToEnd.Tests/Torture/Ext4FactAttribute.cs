namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Counted as skipped where there can be no ext4 of the test's own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Ext4FactAttribute : FactAttribute
{
    public Ext4FactAttribute()
    {
        if (!Mount.CanBeExt4) Skip = "an ext4 on a loop device needs root, mkfs.ext4 and loop devices";
    }
}
