namespace LeanBot.Core.Features.Owner;

public sealed class ForgetOwnerCode : ForgetRule<OwnerCode>;
