namespace LeanBot.Core.Features.Imports;

public sealed class ForgetImportClaim : ForgetRule<ImportClaim>;
