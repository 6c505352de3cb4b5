using System.Globalization;
using System.Text.Json.Nodes;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Promos;

/// <summary>How each part of a code is asked for, read, taken away and written into the file.</summary>
internal static class PromoFields
{
    private const int UsesMax = 1_000_000;

    /// <summary>Of a coupon's name at Stripe.</summary>
    private const int TitleCharactersMax = 40;

    private const int MembersMax = 50;

    private static readonly char[] BetweenMembers = [' ', ',', ';', '\n', '\t'];

    /// <summary>Its name in promos.json.</summary>
    public static string NameOf(PromoField field) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    public static string LabelOf(Voice voice, PromoField field) => voice.Text(field switch
    {
        PromoField.Plans => "promos.fieldPlans",
        PromoField.From => "promos.fieldFrom",
        PromoField.Until => "promos.fieldUntil",
        PromoField.MaxUses => "promos.fieldUses",
        PromoField.MaxUsesPerMember => "promos.fieldEach",
        PromoField.FirstPurchaseOnly => "promos.fieldFirst",
        PromoField.Members => "promos.fieldMembers",
        _ => "promos.fieldTitle",
    });

    public static string QuestionOf(Voice voice, PromoField field) => voice.Text(field switch
    {
        PromoField.Plans => "promos.askPlans",
        PromoField.From => "promos.askFrom",
        PromoField.Until => "promos.askUntil",
        PromoField.MaxUses => "promos.askUses",
        PromoField.MaxUsesPerMember => "promos.askEach",
        PromoField.Members => "promos.askMembers",
        _ => "promos.askTitle",
    });

    /// <summary>As it stands in the file; null where it says nothing.</summary>
    public static JsonNode? ValueOf(Promo promo, PromoField field) =>
        PromoJson.Of(promo)[NameOf(field)]?.DeepClone();

    /// <summary>As people read it.</summary>
    public static object WordsOf(Turn turn, Promo promo, PromoField field) => field switch
    {
        PromoField.From => PromoCard.DayOf(turn, promo.From),
        PromoField.Until => PromoCard.DayOf(turn, promo.Until),
        PromoField.MaxUses => PromoCard.NumberOf(turn.Voice, promo.MaxUses),
        _ => PromoCard.NumberOf(turn.Voice, promo.MaxUsesPerMember),
    };

    /// <summary>Without it.</summary>
    public static Promo Clear(Promo promo, PromoField field) => field switch
    {
        PromoField.Plans => promo with { Plans = [] },
        PromoField.From => promo with { From = null },
        PromoField.Until => promo with { Until = null },
        PromoField.MaxUses => promo with { MaxUses = null },
        PromoField.MaxUsesPerMember => promo with { MaxUsesPerMember = null },
        PromoField.Members => promo with { Members = [] },
        PromoField.FirstPurchaseOnly => promo with { FirstPurchaseOnly = !promo.FirstPurchaseOnly },
        _ => promo with { Title = promo.Code },
    };

    /// <summary>With what was typed.</summary>
    /// <exception cref="Refused">That is nothing of the kind; says what would be.</exception>
    public static Promo Read(Turn turn, Promo promo, PromoField field, string typed) => field switch
    {
        PromoField.From => Checked(turn, promo with { From = DayOf(turn, typed) }),
        PromoField.Until => Checked(turn, promo with { Until = DayOf(turn, typed) }),
        PromoField.MaxUses => promo with { MaxUses = NumberOf(typed) },
        PromoField.MaxUsesPerMember => promo with { MaxUsesPerMember = NumberOf(typed) },
        PromoField.Members => promo with { Members = MembersOf(turn, typed) },
        PromoField.Title => promo with { Title = TitleOf(typed) },
        _ => throw new Refused("promos.pressInstead"),
    };

    private static Promo Checked(Turn turn, Promo promo)
    {
        if (promo.From > promo.Until) throw new Refused("promos.untilBeforeFrom");
        if (promo.Until < Diaries.Today(turn)) throw new Refused("promos.dayPast");
        return promo;
    }

    private static DateOnly DayOf(Turn turn, string typed) =>
        TypedDay.Read(typed, Diaries.Today(turn)) ?? throw new Refused("promos.noDay");

    private static int NumberOf(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= UsesMax
            ? number
            : throw new Refused("promos.noNumber", ("max", UsesMax));

    private static string TitleOf(string typed) => typed.Length is > 0 and <= TitleCharactersMax
        ? typed.ReplaceLineEndings(" ")
        : throw new Refused("promos.titleTooLong", ("max", TitleCharactersMax));

    private static MemberId[] MembersOf(Turn turn, string typed)
    {
        var words = typed.Split(BetweenMembers, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MembersMax) throw new Refused("promos.noMembers", ("max", MembersMax));
        return [.. words.Select(word => MemberOf(turn, word)).Distinct()];
    }

    /// <summary>By their username as it is now; an id need not be known yet.</summary>
    private static MemberId MemberOf(Turn turn, string word)
    {
        if (MemberId.TryFrom(word) is { } id) return id;
        var name = word.TrimStart('@');
        var known = turn.Tx.All<Member>().FirstOrDefault(
            member => name.Equals(member.Username, StringComparison.OrdinalIgnoreCase));
        return known?.Id ?? throw new Refused("promos.noMember", ("name", word));
    }
}
