namespace LeanBot.Core;

/// <summary>What goes first when much waits. A smaller number overtakes.</summary>
public enum Priority
{
    Urgent = 0,
    Normal = 1,
    Bulk = 2,
}
