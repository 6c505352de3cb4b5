using System.Text.Json;
using LeanBot.Core;
using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class UpdateMapperTests
{
    private const string Anna = """{"id":42,"is_bot":false,"first_name":"Anna","last_name":"K","username":"anna","language_code":"uk"}""";
    private const string OurBot = """{"id":7,"is_bot":true,"first_name":"Bot"}""";
    private const string Private = """{"id":42,"type":"private"}""";
    private const string Channel = """{"id":-100,"type":"channel"}""";
    private static readonly Person AnnaHerself = new(new MemberId(42), "Anna K", "anna", "uk");

    [Fact]
    public void A_private_message_is_one()
    {
        var read = Map($$"""{"update_id":5,"message":{"message_id":9,"date":1,"chat":{{Private}},"from":{{Anna}},"text":"/start"} }""");
        Assert.Equal(
            new Incoming.Message(read!.Cause, Bot.User, AnnaHerself, 9, "/start") { Html = "/start" },
            read! with { Raw = "" });
        Assert.StartsWith("{\"update_id\":5", read.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeat_is_known_by_its_cause_and_another_update_of_the_same_id_is_not_taken_for_it()
    {
        const string Said = """{"update_id":5,"message":{"message_id":9,"date":1,"chat":{"id":42,"type":"private"},"from":{"id":42,"is_bot":false,"first_name":"A"},"text":"hi"}}""";
        var cause = Map(Said)!.Cause;
        Assert.Equal(cause, Map(Said)!.Cause);
        Assert.NotEqual(cause, Map(Said.Replace("hi", "ho", StringComparison.Ordinal))!.Cause);
        Assert.NotEqual(cause, Map(Said, Bot.Admin)!.Cause);
        Assert.Matches("^user:5:[0-9a-f]{8}$", cause);
    }

    [Fact]
    public void A_photo_is_a_message_without_text() => Assert.Null(Assert.IsType<Incoming.Message>(Map(
        $$"""{"update_id":5,"message":{"message_id":9,"date":1,"chat":{{Private}},"from":{{Anna}},"photo":[]} }""")).Text);

    [Theory]
    [InlineData("photo", MediaKind.Photo, """[{"file_id":"s","file_unique_id":"u1"},{"file_id":"f","file_unique_id":"u","file_size":7}]""")]
    [InlineData("document", MediaKind.Document, """{"file_id":"f","file_unique_id":"u","file_size":7}""")]
    [InlineData("voice", MediaKind.Voice, """{"file_id":"f","file_unique_id":"u","file_size":7,"duration":2}""")]
    [InlineData("video", MediaKind.Video, """{"file_id":"f","file_unique_id":"u","file_size":7}""")]
    [InlineData("audio", MediaKind.Audio, """{"file_id":"f","file_unique_id":"u","file_size":7}""")]
    [InlineData("sticker", MediaKind.Sticker, """{"file_id":"f","file_unique_id":"u","file_size":7}""")]
    [InlineData("animation", MediaKind.Animation, """{"file_id":"f","file_unique_id":"u","file_size":7},"document":{"file_id":"d","file_unique_id":"d"}""")]
    [InlineData("video_note", MediaKind.VideoNote, """{"file_id":"f","file_unique_id":"u","file_size":7}""")]
    public void Media_come_with_what_is_written_under_them(string field, MediaKind kind, string json)
    {
        var read = Assert.IsType<Incoming.Message>(Map($$"""{"update_id":5,"message":{"message_id":9,"date":1,"chat":{{Private}},"from":{{Anna}},"media_group_id":"a","caption":"/x <y>","caption_entities":[{"type":"bold","offset":3,"length":3}],"{{field}}":{{json}}} }"""));
        Assert.Equal(new Media(kind, "f", "u", SizeBytes: 7), read.Media);
        Assert.Equal((null, "/x <b>&lt;y&gt;</b>", "a"), (read.Text, read.Html, read.AlbumId));
    }

    [Theory]
    [InlineData(""" "contact":{"phone_number":"+380","first_name":"<I>","last_name":"F"} """, "👤 &lt;I&gt; F\n+380")]
    [InlineData(""" "location":{"latitude":50.45,"longitude":-30.5234567} """, "📍 https://maps.google.com/maps?q=50.45,-30.523457")]
    [InlineData(""" "dice":{"emoji":"🎲","value":3} """, "")]
    public void A_contact_and_a_place_are_told_in_words(string json, string html)
    {
        var read = Assert.IsType<Incoming.Message>(Map($$"""{"update_id":5,"message":{"message_id":9,"date":1,"chat":{{Private}},"from":{{Anna}},{{json}}} }"""));
        Assert.Equal((null, null, html), (read.Text, read.Media, read.Html));
    }

    [Theory]
    [InlineData("""{"update_id":5,"message":{"message_id":9,"date":1,"chat":{"id":-100,"type":"supergroup"},"from":{"id":42,"is_bot":false,"first_name":"A"},"text":"hi"}}""")]
    [InlineData("""{"update_id":5,"poll":{"id":"1"}}""")]
    [InlineData("""{"update_id":5}""")]
    public void What_decides_nothing_is_skipped(string json) => Assert.Null(Map(json));

    [Theory]
    [InlineData("""{"update_id":5,"message":{"message_id":"nine"}}""")]
    [InlineData("""{"update_id":5,"message":{"date":1}}""")]
    [InlineData("""{"update_id":5,"message":7}""")]
    [InlineData("""{"update_id":5,"chat_member":{"chat":{"id":-100,"type":"channel"},"from":{"id":1,"is_bot":false,"first_name":"A"},"new_chat_member":{"status":"floating","user":{"id":2,"is_bot":false,"first_name":"B"}}}}""")]
    [InlineData("""{"update_id":5,"message":{"message_id":9,"date":1,"chat":{"id":42,"type":"private"},"from":{"id":42,"is_bot":false,"first_name":"A"},"text":"\ud800"}}""")]
    public void What_cannot_be_read_is_kept(string json)
    {
        var read = Assert.IsType<Incoming.Unreadable>(Map(json));
        Assert.StartsWith("user:5:", read.Cause, StringComparison.Ordinal);
        Assert.Equal(json, read.Raw);
    }

    [Theory]
    [InlineData(1, 9L)]
    [InlineData(0, null)]
    public void A_press_names_its_message_while_that_can_be_edited(int date, long? id)
    {
        var read = Map($$"""{"update_id":5,"callback_query":{"id":"q","from":{{Anna}},"data":"x.0","message":{"message_id":9,"date":{{date}},"chat":{{Private}} } } }""");
        Assert.Equal(
            new Incoming.Press(read!.Cause, Bot.User, AnnaHerself, id, "q", "x.0"), read! with { Raw = "" });
    }

    [Theory]
    [InlineData("""{"status":"member"}""", Membership.In)]
    [InlineData("""{"status":"restricted","is_member":true}""", Membership.In)]
    [InlineData("""{"status":"restricted","is_member":false}""", Membership.Out)]
    [InlineData("""{"status":"left"}""", Membership.Out)]
    [InlineData("""{"status":"kicked"}""", Membership.Banned)]
    [InlineData("""{"status":"administrator"}""", Membership.Administrator)]
    [InlineData("""{"status":"creator"}""", Membership.Administrator)]
    public void Statuses_tell_who_is_inside(string status, Membership now)
    {
        var member = status.Replace("}", $",\"user\":{Anna}}}", StringComparison.Ordinal);
        var read = Assert.IsType<Incoming.MembershipChanged>(Map(
            $$"""{"update_id":5,"chat_member":{"chat":{{Channel}},"from":{{OurBot}},"new_chat_member":{{member}} } }"""));
        Assert.Equal((now, true, AnnaHerself, -100L), (read.Now, read.ByBot, read.Who, read.ChatId));
    }

    [Theory]
    [InlineData("kicked", true)]
    [InlineData("member", false)]
    public void Blocking_the_bot_is_told(string status, bool isBlocked) => Assert.Equal(
        isBlocked,
        Assert.IsType<Incoming.BotBlocked>(Map(
            $$"""{"update_id":5,"my_chat_member":{"chat":{{Private}},"from":{{Anna}},"new_chat_member":{"status":"{{status}}","user":{{OurBot}} } } }""")).IsBlocked);

    [Fact]
    public void A_request_to_join_names_where_to_write()
    {
        var json = $$"""{"update_id":5,"chat_join_request":{"chat":{{Channel}},"from":{{Anna}},"user_chat_id":4242,"date":1} }""";
        var read = Map(json)!;
        Assert.Equal(new Incoming.JoinRequest(read.Cause, AnnaHerself, -100, 4242), read with { Raw = "" });
        Assert.Null(Map(json, Bot.Admin));
    }

    private static Incoming? Map(string json, Bot bot = Bot.User) =>
        new UpdateMapper(bot, botId: 7).Map(new RawUpdate(5, JsonDocument.Parse(json).RootElement));
}
