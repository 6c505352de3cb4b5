using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>What members hear of a new price.</summary>
internal static class MoveNotices
{
    /// <summary>When the member is told, at a sensible hour; the days are those of the config.</summary>
    public static DateTimeOffset At(Turn turn, DateTimeOffset switchAt)
    {
        var at = Steps.Before(switchAt, turn.Config.Settings.Migrations.NoticeDays, turn.Config.Hours);
        return at > turn.Now ? at : turn.Config.Hours.NextFrom(turn.Now);
    }

    public static void Tell(Turn turn, MigrationTerms terms, Subscription held, Move move)
    {
        var member = KnownMembers.Of(turn, held.Member);
        var voice = turn.To(member);
        voice.Say(new Screen(
            voice.Text(
                "migrations.notice",
                ("plan", Held.TitleOf(turn, held)),
                ("from", PriceOf(voice, terms, terms.From)), ("to", PriceOf(voice, terms, terms.To)),
                ("price", CostOf(held, terms.To, move.SwitchAt!.Value)), ("date", move.SwitchAt.Value))
                + Added(terms, member.Language),
            [ShowStatus.Button(voice)],
            [ChooseToCancel.Button(turn, voice, held)]));
    }

    /// <summary>What members will read, in the language of a voice.</summary>
    public static string Preview(Voice voice, MigrationTerms terms, string language, DateTimeOffset at) =>
        voice.Text(
            "migrations.notice",
            ("plan", terms.PlanTitle),
            ("from", PriceOf(voice, terms, terms.From)), ("to", PriceOf(voice, terms, terms.To)),
            ("price", terms.To), ("date", at))
        + Added(terms, language);

    /// <summary>Who was told of a new price is told that it does not come.</summary>
    public static void TellKept(Turn turn, MigrationTerms terms, Subscription held)
    {
        var voice = turn.To(KnownMembers.Of(turn, held.Member));
        voice.Say(new Screen(
            voice.Text(
                "migrations.kept",
                ("plan", Held.TitleOf(turn, held)), ("from", PriceOf(voice, terms, terms.From))),
            [ShowStatus.Button(voice)]));
    }

    /// <summary>The new price that a subscription is to have, and when; null where none comes.</summary>
    public static (Money Price, DateTimeOffset At)? Coming(Turn turn, Subscription held) => turn.Tx
        .Find(Move.BySubscription, held.Key)
        .Where(move => move is { State: MoveState.Scheduled, SwitchAt: not null })
        .Select(move => ((Money, DateTimeOffset)?)
            (CostOf(held, turn.Tx.Get<Migration>(move.Migration)!.Terms.To, move.SwitchAt!.Value),
                move.SwitchAt.Value))
        .FirstOrDefault();

    /// <summary>A promo may go on taking something off.</summary>
    private static Money CostOf(Subscription held, Money price, DateTimeOffset at) =>
        held.Discount?.Of(price, at) ?? price;

    /// <summary>What the team adds to it.</summary>
    private static string Added(MigrationTerms terms, string language) =>
        terms.Words?.GetValueOrDefault(language) is { } words && !string.IsNullOrWhiteSpace(words)
            ? "\n\n" + PlainText.Escape(words)
            : "";

    private static string PriceOf(Voice voice, MigrationTerms terms, Money price) =>
        PlanCards.PriceText(voice, terms.Period, price);
}
