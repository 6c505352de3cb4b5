namespace LeanBot.Core;

public sealed class ForgetSaidMessage : ForgetRule<SaidMessage>;
