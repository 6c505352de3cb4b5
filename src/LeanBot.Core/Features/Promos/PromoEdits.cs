using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Configuration;

namespace LeanBot.Core.Features.Promos;

/// <summary>Writes codes into <c>config/promos.json</c>, by the code and never by a position.</summary>
internal static class PromoEdits
{
    private const string File = "promos.json";

    public static void Add(Turn turn, Promo promo) => turn.Send(Edit(
        turn, "/promos/-", PromoJson.Of(promo).ToJsonString(), promo, AuditKind.PromoCreated,
        turn.Voice.Text("promos.aboutNew", ("code", promo.Code))));

    /// <param name="after">The code with the field as it is to be.</param>
    public static void Set(Turn turn, Promo before, Promo after, PromoField field)
    {
        var label = PromoFields.LabelOf(turn.Voice, field);
        var edit = Edit(
            turn, $"{PathOf(after)}/{PromoFields.NameOf(field)}",
            PromoFields.ValueOf(after, field)?.ToJsonString(), after, AuditKind.PromoEdited,
            turn.Voice.Text(
                "promos.aboutField", ("code", after.Code), ("field", new Html(label)),
                ("value", PromoFields.WordsOf(turn, after, field))));
        turn.Send(edit with
        {
            Was = PromoFields.ValueOf(before, field)?.ToJsonString(),
            Topic = $"{after.Code}, {label}",
        });
    }

    public static void Stop(Turn turn, Promo promo, bool stops) => turn.Send(Edit(
        turn, $"{PathOf(promo)}/stopped", stops ? "true" : null, promo,
        stops ? AuditKind.PromoStopped : AuditKind.PromoResumed,
        turn.Voice.Text(stops ? "promos.aboutStop" : "promos.aboutGoOn", ("code", promo.Code))));

    public static void Delete(Turn turn, Promo promo)
    {
        var edit = Edit(
            turn, PathOf(promo), null, promo, AuditKind.PromoDeleted,
            turn.Voice.Text("promos.aboutDelete", ("code", promo.Code)));
        turn.Send(edit with
        {
            Was = PromoJson.Of(promo).ToJsonString(),
            Shows = new ScreenRef(PromosScreen.Wire),
        });
    }

    private static string PathOf(Promo promo) => $"/promos/code={promo.Code}";

    /// <param name="about">In Telegram's HTML; it is said as plain text later.</param>
    private static EditConfig Edit(
        Turn turn, string path, string? value, Promo promo, AuditKind kind, string about) => new(
            File, path, value, turn.Config.HashOf(File), PlainText.Of(about), turn.Speaker.Id,
            Shows: new ScreenRef(PromoScreen.Wire, promo.Code), Noted: kind, Topic: promo.Code);
}
