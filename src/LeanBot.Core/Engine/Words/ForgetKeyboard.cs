namespace LeanBot.Core;

public sealed class ForgetKeyboard : ForgetRule<Keyboard>;
