using System.Text;
using System.Text.Json.Nodes;
using LeanBot.Sandbox;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class TelegramFilesTests
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0, 1, 2, 0x0D, 0x0A, 0x0D, 0x0A, 0x2D, 0x2D];

    private readonly SomeWorld _world = new();

    [Fact]
    public void A_photo_of_a_person_is_downloaded_as_it_was_sent()
    {
        var message = Sends(new JsonObject
        {
            ["kind"] = "photo",
            ["bytes"] = Convert.ToBase64String(Picture),
            ["caption"] = "Look",
        });

        Assert.Equal("Look", (string?)message["caption"]);
        Assert.Null(message["text"]);
        var id = (string)message["photo"]![0]!["file_id"]!;
        var path = (string)_world.Bot("getFile", new JsonObject { ["file_id"] = id })!["file_path"]!;
        Assert.Equal(Picture, Download(path).Bytes);
        Assert.Equal(404, Download(path, SomeWorld.AdminToken).Status);
        Assert.Equal(401, Download(path, "7100000001:no").Status);
    }

    [Theory]
    [InlineData("document")]
    [InlineData("voice")]
    [InlineData("video")]
    [InlineData("audio")]
    [InlineData("sticker")]
    [InlineData("animation")]
    [InlineData("video_note")]
    public void Every_kind_comes_under_its_own_field(string kind)
    {
        var message = Sends(new JsonObject { ["kind"] = kind, ["sizeBytes"] = 1_000, ["fileName"] = "a.bin" });

        Assert.Equal(1_000, (long)message[kind]!["file_size"]!);
        var id = (string)message[kind]!["file_id"]!;
        var path = (string)_world.Bot("getFile", new JsonObject { ["file_id"] = id })!["file_path"]!;
        Assert.Equal(1_000, Download(path).Bytes!.Length);
    }

    [Fact]
    public void A_contact_a_place_and_a_die_come_too()
    {
        var contact = Sends(new JsonObject { ["kind"] = "contact", ["phone"] = "+1", ["name"] = "Bo" });
        Assert.Equal("+1", (string?)contact["contact"]!["phone_number"]);
        var place = Sends(new JsonObject { ["kind"] = "location", ["latitude"] = 50.4, ["longitude"] = 30.5 });
        Assert.Equal(50.4, (double)place["location"]!["latitude"]!);
        Assert.NotNull(Sends(new JsonObject { ["kind"] = "dice" })["dice"]);
    }

    [Fact]
    public void An_id_of_another_bot_is_no_id()
    {
        _world.Act($"chats/{SomeWorld.Settings.AdminBot.Id}/messages", From("hello"));
        var id = (string)Sends(new JsonObject { ["kind"] = "voice", ["sizeBytes"] = 9 })["voice"]!["file_id"]!;

        var own = _world.Bot("sendVoice", To("voice", id))!;
        Assert.Equal(id, (string?)own["voice"]!["file_id"]);
        Assert.Equal(
            "Bad Request: wrong file identifier/HTTP URL specified",
            _world.Refusal("sendVoice", To("voice", id), SomeWorld.AdminToken));
        Assert.Equal(
            "Bad Request: invalid file_id",
            _world.Refusal("getFile", new JsonObject { ["file_id"] = id }, SomeWorld.AdminToken));
        Assert.Equal(
            "Bad Request: can't use file of type VoiceNote as Document",
            _world.Refusal("sendDocument", To("document", id)));
        Assert.Equal(
            "Bad Request: parameter \"photo\" is required",
            _world.Refusal("sendPhoto", new JsonObject { ["chat_id"] = SomeWorld.Ann }));
    }

    [Fact]
    public void What_is_larger_than_20_MB_cannot_be_downloaded()
    {
        var message = Sends(new JsonObject { ["kind"] = "video", ["sizeBytes"] = 20 * 1024 * 1024 + 1 });
        Assert.Equal("Bad Request: file is too big", _world.Refusal(
            "getFile", new JsonObject { ["file_id"] = (string)message["video"]!["file_id"]! }));
    }

    [Fact]
    public void An_upload_is_kept_and_shown_with_what_it_replies_to()
    {
        _world.AnnWrites("hello");
        var sent = Upload("photo", Picture, "ля.jpg", ("reply_parameters", """{"message_id":1}"""));

        Assert.Equal(200, sent.Status);
        var shown = _world.Look($"chats/{SomeWorld.UserBot}/messages?for={SomeWorld.Ann}")[1]!;
        Assert.Equal(1, (int)shown["replyTo"]!);
        Assert.Equal("ля.jpg", (string?)shown["media"]!["fileName"]);
        var file = _world.Look($"files/{shown["media"]!["file"]}");
        Assert.Equal(Picture, Convert.FromBase64String((string)file["bytes"]!));
        Assert.Equal("photo", (string?)file["kind"]);
    }

    [Fact]
    public void What_Telegram_refuses_is_refused()
    {
        _world.AnnWrites("hello");
        Assert.Contains("IMAGE_PROCESS_FAILED", Upload("photo", "text"u8.ToArray(), "a").Body, StringComparison.Ordinal);
        Assert.Contains("file must be non-empty", Upload("document", [], "a").Body, StringComparison.Ordinal);
        Assert.Equal(413, Upload("document", new byte[50 * 1024 * 1024 + 1], "a").Status);
        Assert.Contains(
            "message caption is too long",
            Upload("document", [1], "a", ("caption", new string('x', 1025))).Body, StringComparison.Ordinal);
        Assert.Contains(
            "message to be replied not found",
            Upload("document", [1], "a", ("reply_parameters", """{"message_id":99}""")).Body,
            StringComparison.Ordinal);
        Assert.Equal(200, Upload(
            "document", [1], "a",
            ("reply_parameters", """{"message_id":99,"allow_sending_without_reply":true}""")).Status);
        Assert.Contains("no text in the message", _world.Refusal(
            "editMessageText", new JsonObject { ["chat_id"] = SomeWorld.Ann, ["message_id"] = 2, ["text"] = "x" }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind": "hologram"}""", "hologram")]
    [InlineData("""{}""", "media.kind")]
    [InlineData("""{"kind": "photo", "bytes": "AAAA"}""", "no picture")]
    [InlineData("""{"kind": "voice", "bytes": "%"}""", "base64")]
    [InlineData("""{"kind": "voice"}""", "sizeBytes")]
    public void A_wrong_call_says_what_is_expected(string media, string says)
    {
        var body = From(null);
        body["media"] = JsonNode.Parse(media);
        Assert.Contains(says, _world.Refused($"chats/{SomeWorld.UserBot}/messages", body, 400), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_brings_all_files_back()
    {
        _world.AnnWrites("hello");
        Upload("photo", Picture, "a.jpg");
        Sends(new JsonObject { ["kind"] = "photo", ["bytes"] = Convert.ToBase64String(Picture) });
        var before = _world.World.Dump();

        _world.Restart();

        Assert.Equal(before, _world.World.Dump());
    }

    private JsonNode Sends(JsonObject media)
    {
        var body = From(null);
        body["media"] = media;
        _world.Act($"chats/{SomeWorld.UserBot}/messages", body);
        return _world.Updates(-1)[0]!["message"]!;
    }

    private Response Download(string path, string token = SomeWorld.UserToken) =>
        _world.Send(new Request("GET", $"/file/bot{token}/{path}"));

    private Response Upload(
        string kind, byte[] bytes, string fileName, params (string Name, string Value)[] fields)
    {
        var method = "send" + char.ToUpperInvariant(kind[0]) + kind[1..];
        var body = new StringBuilder();
        foreach (var (name, value) in fields.Prepend(("chat_id", $"{SomeWorld.Ann}")))
            body.Append("--xx\r\nContent-Disposition: form-data; name=").Append(name).Append("\r\n\r\n").Append(value).Append("\r\n");
        body.Append("--xx\r\nContent-Disposition: form-data; name=\"").Append(kind).Append("\"; filename=\"")
            .Append(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(fileName)))
            .Append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .Append(Encoding.Latin1.GetString(bytes)).Append("\r\n--xx--\r\n");
        return _world.Send(new Request("POST", $"/bot{SomeWorld.UserToken}/{method}")
        {
            ContentType = "multipart/form-data; boundary=xx",
            Body = body.ToString(),
        });
    }

    private static JsonObject From(string? text) => new() { ["from"] = SomeWorld.Ann, ["text"] = text };

    private static JsonObject To(string kind, string id) => new() { ["chat_id"] = SomeWorld.Ann, [kind] = id };
}
