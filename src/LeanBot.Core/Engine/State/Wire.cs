using System.Reflection;

namespace LeanBot.Core;

/// <summary>Reads the explicit wire name of a class; one without is refused at start.</summary>
public static class Wire
{
    public static string NameOf(Type type) => type.GetCustomAttribute<WireAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.FullName} needs a [Wire] name.");
}
