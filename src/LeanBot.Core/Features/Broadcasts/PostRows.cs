namespace LeanBot.Core.Features.Broadcasts;

/// <summary>The buttons under a post.</summary>
internal static class PostRows
{
    /// <summary>Those that all readers of a language share: one keyboard for thousands of messages.</summary>
    public static IReadOnlyList<IReadOnlyList<InlineButton>> Shared(
        Turn turn, Broadcast broadcast, string language) => Rows(
            turn, broadcast, language, owner: null, Bot.User,
            (label, button) => button is { } at
                ? PressBroadcast.Button(label, broadcast.Id, at)
                : PressBroadcast.MuteButton(label, broadcast.Id));

    /// <summary>As the author sees them in the admin bot, where they do nothing but say so.</summary>
    public static IReadOnlyList<IReadOnlyList<InlineButton>> Preview(
        Turn turn, Broadcast broadcast, Voice voice) => Rows(
            turn, broadcast, voice.Language, turn.Speaker.Id, Bot.Admin,
            (label, _) => PressPreview.Button(label));

    public static string LabelOf(Turn turn, string language, PostButton button) => button.Label ?? Text(
        turn, language,
        button.Type == PostButtonKind.Plan ? "broadcasts.planButton" : "broadcasts.promoButton",
        ("target", button.Type == PostButtonKind.Plan
            ? turn.Config.Plans.FirstOrDefault(plan => plan.Id.Value == button.Target)?.Title ?? button.Target
            : button.Target));

    private static IReadOnlyList<IReadOnlyList<InlineButton>> Rows(
        Turn turn, Broadcast broadcast, string language, MemberId? owner, Bot bot,
        Func<string, int?, Choice> press)
    {
        var choices = broadcast.Buttons
            .Select((button, at) => button.Type == PostButtonKind.Link
                ? new Choice.Link(LabelOf(turn, language, button), button.Target)
                : press(LabelOf(turn, language, button), at))
            .Append(press(Text(turn, language, "broadcasts.noMore"), null))
            .ToArray();
        var keyboard = new Keyboard(
            turn.Entropy.Token(), bot, owner, [.. choices.OfType<Choice.Press>()],
            turn.Now + Keyboard.ValidFor);
        turn.Tx.Put(keyboard);
        var position = 0;
        return
        [
            .. choices.Select(IReadOnlyList<InlineButton> (choice) => choice is Choice.Link link
                ? [new InlineButton(link.Label, Url: link.Url)]
                : [new InlineButton(choice.Label, keyboard.DataOf(position++))]),
        ];
    }

    /// <summary>A label is no HTML.</summary>
    private static string Text(
        Turn turn, string language, string key, params (string Name, object Value)[] values) =>
        PlainText.Of(turn.Config.Texts.Render(language, key, turn.Config.Zone, values));
}
