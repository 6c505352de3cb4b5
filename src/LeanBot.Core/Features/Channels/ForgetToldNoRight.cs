namespace LeanBot.Core.Features.Channels;

public sealed class ForgetToldNoRight : ForgetRule<ToldNoRight>;
