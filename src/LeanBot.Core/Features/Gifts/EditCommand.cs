using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.TeamChanges;
using LeanBot.Core.Features.Trials;

namespace LeanBot.Core.Features.Gifts;

/// <summary><c>/edit WHOM remove|setdays N|marktrial|resettrial</c>: short ways to the screens, with the same
/// confirmations and the same rights.</summary>
public sealed class EditCommand : AdminCommand
{
    public override string Name => "edit";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args)
    {
        var words = args.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) throw new Refused("gifts.editUsage");
        var member = UserRef.Find(turn, words[0]);
        switch (words[1].ToLowerInvariant())
        {
            case "remove": Remove(turn, member); break;
            case "setdays" when words.Length == 3: SetDays(turn, member, words[2]); break;
            case "marktrial": Mark(turn, member, isUsed: true); break;
            case "resettrial": Mark(turn, member, isUsed: false); break;
            default: throw new Refused("gifts.editUsage");
        }
    }

    /// <summary>Where it is one thing that would end, sure? at once; else what there is.</summary>
    private static void Remove(Turn turn, Member member)
    {
        var held = Held.Of(turn, member.Id).ToArray();
        if (held.Length == 0) throw new Refused("gifts.holdsNothing", ("name", member.Name));
        if (held.Length == 1)
            Show(turn, RevokeScreen.Wire, $"{held[0].Subscription.Key} {TeamChangeKind.EndNow}");
        else LetChoose(turn, member, "gifts.whichToEnd");
    }

    /// <summary>What was given ends so many days from today. Stripe's own end is paid for: there only free
    /// days can be added.</summary>
    private static void SetDays(Turn turn, Member member, string days)
    {
        if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            throw new Refused("gifts.wrongDays", ("max", Giving.DaysMax));
        var held = Held.Of(turn, member.Id).Select(one => one.Subscription).ToArray();
        var given = held.Where(one => one.IsGiven).ToArray();
        if (held.Length == 0) throw new Refused("gifts.holdsNothing", ("name", member.Name));
        if (given.Length == 1) Show(turn, SetEndScreen.Wire, $"{given[0].Key} {days}");
        else if (given.Length == 0) throw new Refused("gifts.endIsStripes", ("name", member.Name));
        else LetChoose(turn, member, "gifts.whichToMove");
    }

    private static void Mark(Turn turn, Member member, bool isUsed)
    {
        Team.Demand(turn, AdminRights.GiveAccess);
        TrialMark.Set(turn, member, isUsed);
    }

    private static void Show(Turn turn, string wire, string argument)
    {
        var screen = turn.Router.Screen(wire)!;
        Team.Demand(turn, screen.Right);
        turn.Voice.Say(screen.Of(turn, argument));
    }

    /// <summary>They hold several: nothing was done yet, and each has its buttons below.</summary>
    private static void LetChoose(Turn turn, Member member, string text)
    {
        var shelf = turn.Router.Screen(ShelfScreen.Wire)!.Of(turn, $"{MemberShelf.Access} {member.Id}");
        turn.Voice.Say(new Screen(
            turn.Voice.Text(text, ("name", member.Name)) + "\n\n" + shelf.Html, shelf.Rows));
    }
}
