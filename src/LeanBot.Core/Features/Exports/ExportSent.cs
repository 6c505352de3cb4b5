namespace LeanBot.Core.Features.Exports;

/// <param name="Rows">Without the heading.</param>
/// <param name="Files">More than one where it is larger than Telegram takes.</param>
public sealed record ExportSent(int Rows, int Files);
