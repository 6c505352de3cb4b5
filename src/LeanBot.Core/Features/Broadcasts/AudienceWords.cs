using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>An audience as the team reads it.</summary>
internal static class AudienceWords
{
    public static string KeyOf(AudienceState state) => state switch
    {
        AudienceState.Active => "broadcasts.stateActive",
        AudienceState.Trialing => "broadcasts.stateTrialing",
        AudienceState.PastDue => "broadcasts.statePastDue",
        AudienceState.Canceling => "broadcasts.stateCanceling",
        AudienceState.Resting => "broadcasts.stateResting",
        AudienceState.Former => "broadcasts.stateFormer",
        _ => "broadcasts.stateNeverPaid",
    };

    public static string Of(Turn turn, Voice voice, Broadcast broadcast)
    {
        var audience = broadcast.Audience;
        if (audience.IsList)
        {
            var count = turn.Tx.Get<BroadcastList>(broadcast.Id)?.Members.Count;
            return count is null
                ? voice.Text("broadcasts.toList")
                : voice.Text("broadcasts.toListOf", ("count", count.Value));
        }

        var parts = Parts(turn, voice, audience).Where(part => part.Length > 0).ToArray();
        return voice.Text(
            "broadcasts.to",
            ("audience", parts.Length == 0
                ? voice.Text("broadcasts.everybody")
                : new Html(string.Join(" · ", parts))));
    }

    private static IEnumerable<string> Parts(Turn turn, Voice voice, Audience audience)
    {
        yield return string.Join(", ", audience.States.Select(state => voice.Text(KeyOf(state))));
        yield return string.Join(
            ", ", audience.Plans.Select(plan => PlainText.Escape(Held.TitleOf(turn, plan))));
        yield return string.Join(", ", audience.Languages.Select(
            language => PlainText.Escape(Language.LanguageScreen.NameOf(turn, language))));
        if (audience.NewWithinDays is { } met)
            yield return voice.Text("broadcasts.newWithin", ("count", met));
        if (audience.EndingWithinDays is { } ending)
            yield return voice.Text("broadcasts.endingWithin", ("count", ending));
    }
}
