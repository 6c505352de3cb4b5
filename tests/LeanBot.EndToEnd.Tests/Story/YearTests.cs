using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Payments;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>A year of a community over the real wire formats, at the end of which the books of the worker and
/// those of Stripe are laid side by side, and the doors beside both.</summary>
public sealed class YearTests
{
    private const int Members = 200;
    private const int Months = 12;
    private const string FailsAtRenewal = "4000000000000341";

    /// <summary>Members are looked at once a week: the year is about money, and each look is a
    /// call.</summary>
    private const string Settings = """{ "access": { "lookEveryHours": 168 } }""";

    private const string GoldAtSecond = """
        {
          "accounts": [{ "name": "main", "default": true }, { "name": "second" }],
          "routes": [{ "account": "second", "plans": ["gold"] }]
        }
        """;

    private const string Channels = """
        {
          "channels": [
            { "id": "starter", "chatId": -1001000000001, "title": "Starters" },
            { "id": "pro", "chatId": -1001000000002, "title": "Pros" },
            { "id": "gold", "chatId": -1001000000003, "title": "Golds" }
          ]
        }
        """;

    private static readonly string[] Accounts = ["main", "second"];
    private static readonly string[] Plans = ["starter", "pro", "gold"];
    private static readonly long[] Chats = [-1001000000001, -1001000000002, -1001000000003];
    private static readonly string[] Titles = ["Starters", "Pros", "Golds"];

    [Fact]
    public async Task The_books_of_a_year_with_two_accounts_a_migration_and_disputes_add_up()
    {
        await using var place = await Place.OpenAsync(
            Settings, channels: Channels, prepare: Prepare, isInMemory: true);
        await place.Admin.Says("/start");
        var people = new List<Someone>();
        for (var number = 0; number < Members; number++) people.Add(await Joins(place, number));

        for (var month = 1; month <= Months; month++)
        {
            await Live(place, people, month);
            await place.Advance("P30D");
        }

        // Long enough for the last card that fails to be given up.
        await place.Advance("P25D");
        Assert.Equal(MigrationState.Moved, Kept<Migration>(place).Single().State);
        foreach (var account in Accounts) await AddsUp(place, account);
        await EverybodyIsWhereTheyBelong(place);
        Settled(place, Kept<Payment>(place).Length);
    }

    private static void Prepare(Place place)
    {
        place.WriteConfig("stripe.json", GoldAtSecond);
        place.WriteConfig("plans.json", Sold(starter: 1900));
    }

    private static string Sold(long starter)
    {
        var plans = Plans.Zip([starter, 4900, 9900], (plan, price) => $$"""
            { "id": "{{plan}}", "title": "{{char.ToUpperInvariant(plan[0])}}{{plan[1..]}}",
              "description": "A plan.", "channels": ["{{plan}}"],
              "prices": { "month": { "unitAmount": {{price}}, "currency": "usd" } } }
            """);
        return $$"""{ "plans": [{{string.Join(',', plans)}}] }""";
    }

    private static async Task<Someone> Joins(Place place, int number)
    {
        var person = await place.Arrives($"Member {number}");
        await person.Says($"/start plan_{Plans[number % Plans.Length]}_month");
        await person.Presses("I accept");
        await person.Pays();
        await Enters(place, person, number);
        return person;
    }

    private static async Task Enters(Place place, Someone person, int number)
    {
        var at = number % Plans.Length;
        var inviteLink = await person.LinkTo(Titles[at]);
        await place.Post($"/sandbox/chats/{Chats[at]}/join", new { from = person.Id, inviteLink });
    }

    /// <summary>What happens besides renewals.</summary>
    private static async Task Live(Place place, List<Someone> people, int month)
    {
        await Cancels(people[month * 15]);
        await HasCard(place, people[(month * 15) + 4], FailsAtRenewal);
        var (whole, part) = (people[month + 1], people[month + 101]);
        await place.Post("/sandbox/stripe/refunds", new { invoice = LastInvoiceOf(place, whole) });
        await place.Post(
            "/sandbox/stripe/refunds", new { invoice = LastInvoiceOf(place, part), amount = 500 });
        if (month == 5) await Migrates(place);
        if (month == 7) await Disputes(place, people[23], "lost");
        if (month != 8) return;
        await Disputes(place, people[26], "won");
        await Enters(place, people[26], 26);
    }

    private static async Task Cancels(Someone person)
    {
        await person.Says("/cancel");
        await person.Presses("rather not say");
        await person.Presses("Yes, cancel");
    }

    private static async Task HasCard(Place place, Someone person, string card)
    {
        var customer = Kept<StripeCustomer>(place)
            .First(one => one.Member == new MemberId(person.Id)).CustomerId;
        await place.Post("/sandbox/stripe/cards", new { customer, card });
    }

    private static async Task Migrates(Place place)
    {
        place.WriteConfig("plans.json", Sold(starter: 2500));
        await Place.Until(async () => Count(await place.Admin.Reads(), "Starter costs $25 a month") > 0);
        await place.Advance("PT1M");
        await MigrationTests.Begin(place);
    }

    private static async Task Disputes(Place place, Someone person, string status)
    {
        var dispute = await place.Post(
            "/sandbox/stripe/disputes", new { invoice = LastInvoiceOf(place, person) });
        await place.Advance("P2D");
        await place.Post(
            $"/sandbox/stripe/disputes/{dispute.GetProperty("id").GetString()}/close", new { status });
        await place.Advance("PT1M");
    }

    private static string LastInvoiceOf(Place place, Someone person) => Kept<Payment>(place)
        .Where(payment => payment.Member == new MemberId(person.Id))
        .MaxBy(payment => payment.At)!.Id.Split(':')[1];

    /// <summary>What was taken from cards, what was given back, and what banks took back.</summary>
    private static async Task AddsUp(Place place, string account)
    {
        var ours = Kept<Payment>(place).Where(payment => payment.Account == account).ToArray();
        var taken = (await All(place, account, "/v1/charges"))
            .Where(charge => charge.GetProperty("paid").GetBoolean()).ToArray();
        var lost = (await All(place, account, "/v1/disputes"))
            .Where(dispute => dispute.GetProperty("status").GetString() == "lost");

        Assert.Equal(taken.Length, ours.Length);
        Assert.Equal(Sums(taken), Sums(ours, payment => payment.Amount.MinorUnits));
        Assert.Equal(
            Sums(await All(place, account, "/v1/refunds")), Sums(ours, payment => payment.Refunded));
        Assert.Equal(Sums(lost), Sums(ours, payment => payment.Withdrawn));
    }

    /// <summary>Stripe's word alone decides who should be inside.</summary>
    private static async Task EverybodyIsWhereTheyBelong(Place place)
    {
        var wanted = new HashSet<string>();
        foreach (var account in Accounts)
        {
            foreach (var told in await All(place, account, "/v1/subscriptions?status=all"))
            {
                var metadata = told.GetProperty("metadata");
                if (told.GetProperty("status").GetString() == "active")
                {
                    wanted.Add($"{metadata.GetProperty("product_id").GetString()} "
                        + $"{metadata.GetProperty("telegram_id").GetString()}");
                }
            }
        }

        var inside = new HashSet<string>();
        foreach (var (plan, chat) in Plans.Zip(Chats))
        {
            var members = await place.Get($"/sandbox/chats/{chat}/members");
            inside.UnionWith(members.EnumerateArray()
                .Where(member => member.GetProperty("status").GetString() == "member")
                .Select(member => $"{plan} {member.GetProperty("id").GetInt64()}"));
        }

        Assert.Equal(wanted.Order(), inside.Order());
        Assert.InRange(inside.Count, Members / 2, Members);
    }

    private static Dictionary<string, long> Sums(IEnumerable<JsonElement> told) => Nonzero(told
        .GroupBy(one => one.GetProperty("currency").GetString()!)
        .Select(some => (some.Key, some.Sum(one => one.GetProperty("amount").GetInt64()))));

    private static Dictionary<string, long> Sums(IEnumerable<Payment> ours, Func<Payment, long> sum) =>
        Nonzero(ours.GroupBy(payment => payment.Amount.Currency)
            .Select(some => (some.Key, some.Sum(sum))));

    private static Dictionary<string, long> Nonzero(IEnumerable<(string Currency, long Sum)> sums) =>
        sums.Where(one => one.Sum != 0).ToDictionary(one => one.Currency, one => one.Sum);

    /// <summary>Every page of a list.</summary>
    private static async Task<JsonElement[]> All(Place place, string account, string list)
    {
        var all = new List<JsonElement>();
        var address = $"{list}{(list.Contains('?', StringComparison.Ordinal) ? "&" : "?")}limit=100";
        for (var page = address; ;)
        {
            var some = await place.ListAtStripe(page, account);
            all.AddRange(some);
            if (some.Length < 100) return [.. all];
            page = $"{address}&starting_after={some[^1].GetProperty("id").GetString()}";
        }
    }

    private static T[] Kept<T>(Place place) where T : Core.Record =>
        place.Worker.Store.View(state => state.All<T>().ToArray());
}
