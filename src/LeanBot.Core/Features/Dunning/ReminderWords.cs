using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Dunning;

/// <summary>What a reminder says, and to whom.</summary>
internal static class ReminderWords
{
    /// <summary>The one place from which reminders go out: whatever else is to carry them, such as a mail
    /// where an address is known, is staged here.</summary>
    public static void Say(Turn turn, Subscription owing, DunningStep step, DateTimeOffset end)
    {
        var voice = turn.To(KnownMembers.Of(turn, owing.Member));
        voice.Say(new Screen(TextOf(turn, voice, owing, step, end), [.. ButtonsOf(voice, owing, step)]));
        if (step.TellsTeam) TellTeam(turn, owing, end);
    }

    private static string TextOf(
        Turn turn, Voice voice, Subscription owing, DunningStep step, DateTimeOffset end)
    {
        var trouble = owing.Trouble!;
        // A bank that wants to be asked has not refused the card.
        var key = trouble.NeedsAction && step.Attempt is not null ? "dunning.action" : step.Text;
        var text = voice.Text(
            key, ("plan", Held.TitleOf(turn, owing)), ("price", trouble.Amount), ("until", end));
        if (step.Attempt is null || trouble.NeedsAction) return text;
        return text + "\n\n" + (trouble.NextAttempt is { } at
            ? voice.Text("subscriptions.nextAttempt", ("date", at))
            : voice.Text("subscriptions.lastAttempt"));
    }

    private static IEnumerable<IReadOnlyList<Choice>> ButtonsOf(
        Voice voice, Subscription owing, DunningStep step)
    {
        var buttons = step.Buttons
            .Select(button => ButtonOf(voice, owing, button)).OfType<Choice>().ToArray();
        foreach (var button in buttons) yield return [button];
        if (buttons.Length == 0) yield return [ShowStatus.Button(voice)];
    }

    private static Choice? ButtonOf(Voice voice, Subscription owing, DunningButton button) => button switch
    {
        DunningButton.Pay when owing.Trouble is { PayUrl: { } url } trouble => new Choice.Link(
            voice.Text(trouble.NeedsAction ? "dunning.confirm" : "subscriptions.payInvoice"), url),
        DunningButton.Pay => null,
        DunningButton.Card => ChangeCard.Button(voice, owing),
        DunningButton.Portal => ShowBilling.Button(voice),
        _ => ShowStatus.Button(voice),
    };

    private static void TellTeam(Turn turn, Subscription owing, DateTimeOffset end) => Notice.Tell(
        turn,
        NoticeKind.PaymentFailed,
        voice => new Screen(
            voice.Text(
                "payments.failed",
                ("name", KnownMembers.Of(turn, owing.Member).Name),
                ("id", owing.Member),
                ("plan", Held.TitleOf(turn, owing)),
                ("price", owing.Trouble!.Amount),
                ("until", end)),
            [ShowMember.Button(voice, owing.Member)]));
}
