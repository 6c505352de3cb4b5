using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Search;

/// <summary>A member with all that they hold and held.</summary>
internal sealed record MemberStanding(Member Member, IReadOnlyList<Subscription> Held, bool IsBanned);
