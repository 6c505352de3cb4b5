using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Search;

/// <summary>One part of what an admin sees of a member. Deriving is enough: the card finds it.</summary>
public abstract class MemberSection
{
    public abstract string Name { get; }

    /// <summary>Where it stands, the smallest first.</summary>
    public abstract int Place { get; }

    /// <summary>Null where there is nothing to tell.</summary>
    public abstract string? Of(Turn turn, Member member);

    /// <summary>Where its buttons stand.</summary>
    public virtual MemberShelf Shelf => MemberShelf.Card;

    /// <summary>What an admin can do about it, a row each.</summary>
    public virtual IEnumerable<Choice> Buttons(Turn turn, Member member) => [];
}
