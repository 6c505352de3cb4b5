using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Notices;

/// <summary>Word to the team that each admin may mute. What needs a person, because somebody has paid and has
/// no access or the bot can't do its work, goes by <see cref="Turn.TellAdmins(Func{Voice, Screen})"/> to
/// everybody instead.</summary>
public static class Notice
{
    public static void Tell(Turn turn, NoticeKind kind, Func<Voice, Screen> screenFor)
    {
        var listening = turn.Config.Admins
            .Where(admin => !MutedNotices.Of(turn, admin.TelegramId).Includes(kind));
        foreach (var admin in listening)
        {
            var voice = Team.VoiceOf(turn, admin.TelegramId);
            voice.Say(screenFor(voice));
        }
    }

    public static void Tell(
        Turn turn, NoticeKind kind, string text, params (string Name, object Value)[] values) =>
        Tell(turn, kind, voice => new Screen(voice.Text(text, values)));
}
