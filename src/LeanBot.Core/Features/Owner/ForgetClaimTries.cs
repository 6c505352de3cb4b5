namespace LeanBot.Core.Features.Owner;

public sealed class ForgetClaimTries : ForgetRule<ClaimTries>;
