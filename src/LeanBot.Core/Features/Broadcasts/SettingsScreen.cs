using LeanBot.Core.Features.Language;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>What a member may set: their language, and whether news and offers come.</summary>
public static class SettingsScreen
{
    public static Screen Of(Turn turn)
    {
        var isMuted = Marketing.IsMuted(turn.Tx, turn.Member.Id);
        return new Screen(
            turn.Voice.Text(
                isMuted ? "broadcasts.settingsMuted" : "broadcasts.settings",
                ("language", LanguageScreen.NameOf(turn, turn.Member.Language))),
            [isMuted ? HearMarketing.Button(turn.Voice) : MuteMarketing.Button(turn.Voice)],
            [ShowLanguages.Button(turn.Voice)],
            [ShowStatus.Button(turn)]);
    }
}
