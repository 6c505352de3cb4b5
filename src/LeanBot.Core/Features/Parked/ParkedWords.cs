using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Parked;

/// <summary>What people are told of a parked item: what it is, who paid how much for what, and what can be
/// done.</summary>
internal static class ParkedWords
{
    private const int ReasonShownMax = 200;

    /// <summary>What the team hears when it is kept.</summary>
    public static Screen Alert(Turn turn, Voice voice, ParkedItem item) => Above(
        turn, voice, item, voice.Text("engine.parked"));

    /// <summary>What the one hears who tried it again in vain.</summary>
    public static Screen Again(Turn turn, Voice voice, ParkedItem item) => Above(
        turn, voice, item, voice.Text("parked.again"));

    /// <summary>The item in a few lines.</summary>
    public static string Of(Turn turn, Voice voice, ParkedItem item)
    {
        var line = voice.Text(
            item.TellAt is null ? "parked.line" : "parked.lineWaiting",
            ("reference", item.Reference),
            ("cause", item.Cause),
            ("reason", item.Reason.Length <= ReasonShownMax
                ? item.Reason
                : item.Reason[..ReasonShownMax] + "…"),
            ("at", new Moment(item.At)));
        return item.Payment is { } payment
            ? $"{line}\n{string.Join(" · ", PaymentParts(turn, voice, payment))}"
            : line;
    }

    /// <summary>What kind of thing it is, and what it means that it is kept.</summary>
    public static string Kind(Voice voice, ParkedItem item) => item switch
    {
        { Row: { } row } => voice.Text("parked.kindCall", ("kind", Wire.NameOf(row.Request.GetType()))),
        { Timer: { } timer } => voice.Text("parked.kindTimer", ("kind", timer.Collection)),
        { Payment: not null } => voice.Text("parked.kindMoney"),
        _ => voice.Text(item.Cause.Split(':')[0] switch
        {
            "stripe" => "parked.kindStripe",
            "user" => "parked.kindUser",
            "admin" => "parked.kindAdmin",
            _ => "parked.kindOther",
        }),
    };

    /// <summary>What an admin can do; null where nothing more is known than to try or to drop.</summary>
    public static string? ToDo(Turn turn, Voice voice, ParkedItem item) => item.Payment switch
    {
        null => null,
        { Metadata.TelegramId: null } => voice.Text("parked.doName"),
        { Metadata.ProductId: { } product } when !IsSold(turn, product) =>
            voice.Text("parked.doSell", ("product", product)),
        _ => voice.Text("parked.doCompare"),
    };

    private static Screen Above(Turn turn, Voice voice, ParkedItem item, string head)
    {
        var parts = new[] { head, Of(turn, voice, item), ToDo(turn, voice, item) };
        var html = string.Join("\n\n", parts.OfType<string>());
        return new Screen(html, [.. ParkedButtons.For(voice, item)]);
    }

    private static IEnumerable<string> PaymentParts(Turn turn, Voice voice, ParkedPayment payment)
    {
        if (payment.Metadata.TelegramId is not { } id) yield return voice.Text("parked.nobody");
        else if (NameOf(turn, id) is { } name)
            yield return voice.Text("parked.payer", ("name", name), ("id", id));
        else yield return voice.Text("parked.stranger", ("id", id));
        if (payment.Amount is { } amount) yield return voice.Text("parked.amount", ("price", amount));
        if (payment.Metadata.ProductId is not { } product) yield break;
        yield return voice.Text(
            IsSold(turn, product) ? "parked.product" : "parked.productUnknown", ("product", product));
    }

    private static string? NameOf(Turn turn, string id) =>
        MemberId.TryFrom(id) is { } member ? turn.Tx.Get<Member>(member.ToString())?.Name : null;

    private static bool IsSold(Turn turn, string product) =>
        turn.Config.Plans.Any(plan => plan.Id.Value == product);
}
