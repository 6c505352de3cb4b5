using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Features.Files;

public sealed class SendFileResult : ResultRule<SendFile, MediaSent>
{
    protected override void Failed(Turn turn, OutboxRow row, SendFile request, Failure failure) =>
        turn.TellAdmin(new MemberId(request.ChatId), voice => new Screen(voice.Text(
            "files.notSent", ("name", request.Name), ("problem", failure.Description))));
}
