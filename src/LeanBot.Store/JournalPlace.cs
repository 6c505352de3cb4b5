namespace LeanBot.Store;

/// <summary>Which commit stands in which line; see the comment at the top of
/// <see cref="JournalLine"/>.</summary>
/// <param name="Number">Of the line in its file; counts from 1.</param>
internal readonly record struct JournalPlace(long Epoch, long Seq, uint Crc, string File, long Number);
