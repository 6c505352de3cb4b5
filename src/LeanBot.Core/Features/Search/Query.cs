using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Search;

/// <summary>Whom a few typed words may mean.</summary>
internal static class Query
{
    /// <summary>Nobody's name is longer, and no id.</summary>
    private const int CharactersMax = 200;

    private const int ShownMax = 64;

    /// <summary>Less than this is in nearly every address.</summary>
    private const int EmailPartMin = 3;

    private static readonly string[] ProfileAddresses = ["https://t.me/", "http://t.me/", "t.me/"];

    /// <summary>As much of it as is worth carrying along.</summary>
    public static string Cut(string typed) => Beginning(typed, CharactersMax);

    /// <summary>As much of it as is worth reading back.</summary>
    public static string Shown(string typed) =>
        typed.Length <= ShownMax ? typed : $"{Beginning(typed, ShownMax)}…";

    /// <summary>Everybody who may be meant, the likeliest first.</summary>
    public static IReadOnlyList<Member> Find(Turn turn, string typed)
    {
        var text = Bare(typed);
        if (text.Length is 0 or > CharactersMax) return [];
        if (ByStripeId(turn, text) is { } owner) return [KnownMembers.Of(turn, owner)];
        if (turn.Tx.Get<Order>(text.ToLowerInvariant()) is { } order)
            return [KnownMembers.Of(turn, order.Member)];
        if (MemberId.TryFrom(text) is { } id && turn.Tx.Get<Member>(id.ToString()) is { } known)
            return [known];
        // A pass through everybody: some tens of milliseconds for 100,000, when an admin asks.
        var emails = turn.Tx.All<StripeCustomer>()
            .Where(customer => customer.Email is not null)
            .ToLookup(customer => customer.Member, customer => customer.Email!);
        return
        [
            .. turn.Tx.All<Member>()
                .Select(member => (member, rank: RankOf(member, text) ?? RankOf(emails[member.Id], text)))
                .Where(hit => hit.rank is not null)
                .OrderBy(hit => hit.rank)
                .ThenBy(hit => hit.member.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(hit => hit.member.Id.Value)
                .Select(hit => hit.member),
        ];
    }

    /// <summary>Null where it is not meant; a whole name before a part of one.</summary>
    private static int? RankOf(Member member, string text)
    {
        if (text.StartsWith('@'))
            return Is(member.Username, text[1..]) ? 0 : null;
        if (Is(member.Username, text) || Is(member.Name, text)) return 0;
        if (member.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)) return 1;
        return Has(member.Name, text) || Has(member.Username, text) ? 2 : null;
    }

    /// <summary>A whole address before a part of one, and both after names.</summary>
    private static int? RankOf(IEnumerable<string> emails, string text) =>
        emails.Any(email => Is(email, text)) ? 0
            : text.Length >= EmailPartMin && emails.Any(email => Has(email, text)) ? 3 : null;

    /// <summary>The member of a customer, a subscription, an invoice, paid or not, or of a charge that is
    /// known.</summary>
    private static MemberId? ByStripeId(Turn turn, string text)
    {
        if (!text.Contains('_')) return null;
        var id = text.Split(':')[^1];
        return KnownAccounts.Of(turn).Select(account => ByStripeId(turn, account, id))
            .FirstOrDefault(found => found is not null);
    }

    private static MemberId? ByStripeId(Turn turn, string account, string id) => id.Split('_')[0] switch
    {
        "cus" => turn.Tx.Get<StripeCustomer>(StripeCustomer.KeyOf(account, id))?.Member,
        "sub" => turn.Tx.Get<Subscription>(Ledger.IdOf(account, id).Value)?.Member,
        "in" => turn.Tx.Get<Payment>(Granting.GrantOf(account, id))?.Member
            ?? turn.Tx.All<Subscription>()
                .FirstOrDefault(held => held.Account == account && held.Trouble?.InvoiceId == id)?.Member,
        "ch" => turn.Tx.All<Payment>()
            .FirstOrDefault(payment => payment.ChargeId == id && payment.Account == account)?.Member,
        _ => null,
    };

    /// <summary>Never half of a character that takes two.</summary>
    private static string Beginning(string text, int charactersMax)
    {
        if (text.Length <= charactersMax) return text;
        return text[..(char.IsHighSurrogate(text[charactersMax - 1]) ? charactersMax - 1 : charactersMax)];
    }

    private static string Bare(string typed)
    {
        var text = typed.Trim();
        var address = Array.Find(
            ProfileAddresses, one => text.StartsWith(one, StringComparison.OrdinalIgnoreCase));
        return address is null ? text : "@" + text[address.Length..].TrimEnd('/');
    }

    private static bool Is(string? name, string text) =>
        text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string? name, string text) =>
        name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
