namespace LeanBot.Core.Features.Admins;

public sealed class ForgetStranger : ForgetRule<Stranger>;
