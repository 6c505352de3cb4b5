namespace LeanBot.Core.Features.Rounds;

public sealed class ForgetAskedAgain : ForgetRule<AskedAgain>;
