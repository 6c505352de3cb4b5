namespace LeanBot.Core;

public sealed class ForgetProcessedEvent : ForgetRule<ProcessedEvent>;
