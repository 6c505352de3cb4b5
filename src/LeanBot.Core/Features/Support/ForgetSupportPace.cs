namespace LeanBot.Core.Features.Support;

public sealed class ForgetSupportPace : ForgetRule<SupportPace>;
