namespace LeanBot.Core;

/// <summary>Where a conversation stands. Each step is a record, with a <see cref="WireAttribute"/>, that
/// carries only what is known by then.</summary>
public abstract record FlowState;
