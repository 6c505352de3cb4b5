using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Notices;

/// <summary>Word to the team that each admin may mute. What needs a person, because somebody has paid and has
/// no access or the bot can't do its work, goes by <see cref="Turn.TellAdmins(Func{Voice, Screen})"/> to
/// everybody instead.</summary>
public static class Notice
{
    /// <summary>One by one while they are few: a card network that is down for an hour fails thousands of
    /// renewals.</summary>
    public static void Tell(Turn turn, NoticeKind kind, Func<Voice, Screen> screenFor)
    {
        if (kind is NoticeKind.Digest or NoticeKind.Dispute or NoticeKind.Parked)
        {
            TellEach(turn, kind, screenFor);
            return;
        }

        var alert = AlertTally.Take(turn, NoticesScreen.KeyOf(kind));
        if (alert == Alert.One) TellEach(turn, kind, screenFor);
        else if (alert == Alert.Many) TellEach(turn, kind, voice => Many(voice, kind));
    }

    public static void Tell(
        Turn turn, NoticeKind kind, string text, params (string Name, object Value)[] values) =>
        Tell(turn, kind, voice => new Screen(voice.Text(text, values)));

    private static Screen Many(Voice voice, NoticeKind kind) => new(
        voice.Text("notices.many", ("kind", voice.Text(NoticesScreen.KeyOf(kind)))),
        [OpenScreen.Button(voice.Text("diary.button"), DiaryScreen.Wire)]);

    private static void TellEach(Turn turn, NoticeKind kind, Func<Voice, Screen> screenFor)
    {
        var listening = turn.Config.Admins
            .Where(admin => !MutedNotices.Of(turn, admin.TelegramId).Includes(kind));
        foreach (var admin in listening)
        {
            var voice = Team.VoiceOf(turn, admin.TelegramId);
            voice.Say(screenFor(voice));
        }
    }
}
