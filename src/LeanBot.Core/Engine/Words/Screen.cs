namespace LeanBot.Core;

/// <summary>What a message shows: text in Telegram's HTML, and rows of buttons under it.</summary>
public sealed record Screen(string Html, params IReadOnlyList<IReadOnlyList<Choice>> Rows);
