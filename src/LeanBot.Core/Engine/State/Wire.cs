using System.Collections.Concurrent;
using System.Reflection;

namespace LeanBot.Core;

/// <summary>Reads the explicit wire name of a class; one without is refused at start.</summary>
public static class Wire
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static string NameOf(Type type) => Names.GetOrAdd(type, Read);

    private static string Read(Type type) => type.GetCustomAttribute<WireAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.FullName} needs a [Wire] name.");
}
