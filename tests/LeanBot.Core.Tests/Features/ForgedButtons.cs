using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Tests.Features;

/// <summary>Whoever presses what they were not shown, or may not press, changes nothing: every button, screen
/// and action of the admin bot, by a loop over all routes.</summary>
public sealed class ForgedButtons
{
    private static readonly Router Router = new(Some.Schema, typeof(Router).Assembly);
    private static readonly Person Mallory = Some.Member("Mallory", 5_000_000_666);

    [Fact]
    public void Another_ones_keyboard_another_bots_and_an_expired_one_do_nothing()
    {
        var town = Community();
        foreach (var (route, argument) in Presses(town))
        {
            var keyboard = Show(town, Bot.Admin, Some.Admin.Id, route, argument);
            Nothing(town, Bot.Admin, Mallory, keyboard.DataOf(0), route);
            Nothing(town, Bot.User, Some.Admin, keyboard.DataOf(0), route);
            Nothing(town, Bot.Admin, Some.Admin, keyboard.DataOf(1), route);
            Nothing(town, Bot.Admin, Some.Admin, $"{keyboard.Token}x.0", route);
            Forget(town, keyboard);
            Nothing(town, Bot.Admin, Some.Admin, keyboard.DataOf(0), route);
        }
    }

    [Fact]
    public void Who_lacks_the_right_does_nothing_with_a_keyboard_of_their_own()
    {
        var town = Community();
        town.Config = town.Config with
        {
            Admins = [new Admin(Some.Admin.Id, Some.Admin.Name, Role: AdminRole.ReadOnly)],
        };
        foreach (var (route, argument) in Presses(town))
        {
            var needed = Router.RightFor(new Choice.Press("", route, argument));
            if (needed == AdminRights.Look) continue;
            var keyboard = Show(town, Bot.Admin, Some.Admin.Id, route, argument);
            Nothing(town, Bot.Admin, Some.Admin, keyboard.DataOf(0), $"{route} {argument}");
        }
    }

    /// <summary>All buttons, with an argument that would mean something, and all screens.</summary>
    private static IEnumerable<(string Route, string Argument)> Presses(Town town)
    {
        var buttons = typeof(Router).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AdminButton)) && !type.IsAbstract)
            .Select(type => ((AdminButton)Activator.CreateInstance(type)!).Route)
            .Where(route => route != "menu.open")
            .SelectMany(route => Arguments(town).Select(argument => (route, argument)));
        var screens = typeof(Router).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AdminScreen)) && !type.IsAbstract)
            .Select(type => ("menu.open", $"{((AdminScreen)Activator.CreateInstance(type)!).Route} "
                + Some.Member().Id));
        return [.. buttons, .. screens];
    }

    /// <summary>What buttons carry: a member, a subscription, a payment, and things to do with
    /// them.</summary>
    private static IEnumerable<string> Arguments(Town town)
    {
        var held = town.Store.View(
            state => state.All<Core.Features.Subscriptions.Subscription>().First());
        var payment = town.Store.View(state => state.All<Core.Features.Payments.Payment>().First());
        return
        [
            Some.Member().Id.ToString(), held.Key, $"{payment.Id} 100 9900 usd",
            $"{Some.Member().Id} ban 1", $"{Some.Member().Id} used",
            $"{Some.Member().Id} gold 640000000000000000 0",
        ];
    }

    private static Town Community()
    {
        var town = MenuOfTheTeam.Community();
        Talk.With(Mallory, town).As(Mallory).Says("/start");
        town.Saw = null;
        return town;
    }

    internal static Keyboard Show(Town town, Bot bot, MemberId owner, string route, string argument)
    {
        var keyboard = new Keyboard(
            Guid.NewGuid().ToString("N"), bot, owner, [new Choice.Press("Forged", route, argument)],
            town.Now.AddDays(1));
        town.Store.Update(town.Now, "shown", tx =>
        {
            tx.Put(keyboard);
            return true;
        });
        return keyboard;
    }

    private static void Forget(Town town, Keyboard keyboard) => town.Store.Update(town.Now, "forgotten", tx =>
    {
        tx.Delete(keyboard);
        return true;
    });

    /// <summary>Only a word to whoever pressed is staged, and nothing else changes.</summary>
    private static void Nothing(Town town, Bot bot, Person who, string data, string what)
    {
        string[] harmless = ["outbox", "events", "strangers", "members", "diary", "diaryEnd", "days", "keyboards"];
        var changed = new List<string>();
        void See(Commit commit) => changed.AddRange(commit.Changes
            .Where(change => !harmless.Contains(change.Collection)
                || change.Value is OutboxRow { Request: not (AnswerPress or SayMessage) })
            .Select(change => $"{change.Collection} {change.Key}"));
        town.Store.Committed += See;
        var cause = town.NextUpdate(bot);
        var outcome = town.Handle(new Incoming.Press(cause, bot, who, 1, $"query {cause}", data) { Raw = "{}" });
        town.Store.Committed -= See;
        Assert.True(changed.Count == 0, $"{what}: {string.Join(", ", changed)}");
        Assert.Equal(OutcomeKind.Done, outcome.Kind);
        town.Settle();
    }
}
