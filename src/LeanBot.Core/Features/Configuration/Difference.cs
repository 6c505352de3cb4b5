namespace LeanBot.Core.Features.Configuration;

/// <summary>What has changed, in the language of whoever reads it.</summary>
internal delegate string Difference(Voice voice);
