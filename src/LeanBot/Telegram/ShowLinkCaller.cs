using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Links;
using LeanBot.Outbox;
using QRCoder;

namespace LeanBot.Telegram;

/// <summary>Draws a link into the user bot and shows it to an admin. What the user bot is called, only
/// Telegram knows.</summary>
internal sealed class ShowLinkCaller(Bots bots, TimeProvider clock)
    : TelegramCaller<ShowLink, MessageSaid>(bots, clock)
{
    /// <summary>Of each dot: large enough to be printed.</summary>
    private const int DotPixels = 16;

    protected override Bot BotOf(ShowLink request) => Bot.Admin;

    protected override long? ChatOf(ShowLink request) => request.To.Value;

    protected override async Task<Verdict> Call(OutboxRow row, ShowLink request, CancellationToken cut)
    {
        var user = Bots.Of(Bot.User);
        if (user.Username is null) await user.GetMe(cut);
        if (user.Username is not { } name)
            return Judge(new ApiError(503, "the user bot has not said its name"), row, request);
        var link = $"https://t.me/{name}?start={request.Payload}";
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Draw(link)), "photo", $"{request.Payload}.png" },
            { new StringContent(request.To.Value.ToString(CultureInfo.InvariantCulture)), "chat_id" },
            { new StringContent($"{request.Caption}\n{PlainText.Escape(link)}"), "caption" },
            { new StringContent("HTML"), "parse_mode" },
        };
        var (sent, error) = await Bots.Of(Bot.Admin).Upload(
            "sendPhoto", form, TelegramJson.Default.Message, cut);
        return error is null
            ? new Verdict.Done(new MessageSaid(sent!.MessageId))
            : Judge(error, row, request);
    }

    /// <summary>A PNG.</summary>
    internal static byte[] Draw(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(DotPixels);
    }
}
