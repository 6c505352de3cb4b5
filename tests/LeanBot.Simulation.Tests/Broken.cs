namespace LeanBot.Simulation.Tests;

/// <summary>Something that must hold does not.</summary>
public sealed class Broken(string what) : Exception(what);
