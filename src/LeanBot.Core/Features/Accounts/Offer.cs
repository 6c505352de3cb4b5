using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Accounts;

/// <summary>What a member would pay for a plan, and to which account.</summary>
public sealed record Offer(Period Period, Money Price, string Account);
