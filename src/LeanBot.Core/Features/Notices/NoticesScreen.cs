using System.Text.Json;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Notices;

/// <summary>What an admin is told, each kind with a switch.</summary>
public sealed class NoticesScreen : AdminScreen
{
    public override string Route => "notices";

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 70;

    public override bool Changes => false;

    public override string Label(Turn turn) => turn.Voice.Text("notices.button");

    public static string KeyOf(NoticeKind kind) =>
        $"notices.{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}";

    protected override Screen Show(Turn turn, string argument)
    {
        var muted = MutedNotices.Of(turn, turn.Speaker.Id);
        return new Screen(
            turn.Voice.Text("notices.head"),
            [.. Enum.GetValues<NoticeKind>().Select(IReadOnlyList<Choice> (kind) =>
                [SwitchNotice.Button(turn.Voice, kind, muted.Includes(kind))])]);
    }
}
