using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Diary;

namespace LeanBot.Core.Features.Notices;

/// <summary>Mutes a kind of notice for the admin who presses, or lets it be heard again.</summary>
public sealed class SwitchNotice : AdminButton
{
    private const string Wire = "notices.switch";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice, NoticeKind kind, bool isMuted) => Make(
        Wire,
        voice.Text(isMuted ? "notices.off" : "notices.on", ("kind", voice.Text(NoticesScreen.KeyOf(kind)))),
        kind.ToString());

    public override void Press(Turn turn, string argument)
    {
        var kind = Enum.Parse<NoticeKind>(argument);
        var muted = MutedNotices.Of(turn, turn.Speaker.Id).Toggled(kind);
        turn.Tx.Put(muted);
        Diaries.Note(
            turn, muted.Includes(kind) ? DiaryKind.NoticesMuted : DiaryKind.NoticesHeard,
            about: argument);
        Audits.Note(
            turn, muted.Includes(kind) ? AuditKind.NoticesMuted : AuditKind.NoticesHeard,
            about: argument);
        turn.Voice.Say(turn.Router.Screen("notices")!.Of(turn));
    }
}
