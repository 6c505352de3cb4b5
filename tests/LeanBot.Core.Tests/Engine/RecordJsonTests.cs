using System.Text.Json;

namespace LeanBot.Core.Tests;

public sealed class RecordJsonTests
{
    private static readonly JsonSerializerOptions Json = new Schema(typeof(Core.Engine).Assembly).Json;

    private static readonly Kept Full = new(
        "k1", new MemberId(7), "Ann", Colour.Blue, new Money(990, "usd"), At, 3, At,
        Colour.Blue, true, "none");

    private static DateTimeOffset At => new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_written_is_read_back()
    {
        Assert.Equal(Full, Read(Write(Full)));
        var bare = new Kept("k1", new MemberId(7), null, Colour.Red, new Money(0, ""), default);
        Assert.Equal(bare, Read(Write(bare)));
        Assert.Null(Read(Write(bare with { Nick = null })).Nick);
    }

    [Fact]
    public void What_equals_the_default_of_its_parameter_is_left_out()
    {
        var written = Write(new Kept("k1", new MemberId(7), null, Colour.Red, new Money(0, "usd"), At));
        Assert.Equal(
            """{"id":"k1","member":7,"first":"red","price":{"minorUnits":0,"currency":"usd"},"""
            + "\"at\":\"2026-11-02T10:00:00+00:00\"}",
            written);
        var red = Write(Full with { Second = Colour.Red });
        Assert.Contains("\"second\":\"red\"", red, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_what_a_person_wrote_and_how_they_wrote_names_does_not_matter()
    {
        var read = Read("""
            {"Count":5,"at":"2026-11-02T10:00:00Z","ID":"k1",
             "price":{"currency":"usd","minorUnits":2},"member":7,"first":"red"}
            """);
        Assert.Equal(new Kept("k1", new MemberId(7), null, Colour.Red, new Money(2, "usd"), At, 5), read);
    }

    [Fact]
    public void What_a_newer_version_wrote_survives()
    {
        var read = Read("""{"id":"k1","member":7,"news":{"a":[1,null]},"at":"2026-11-02T10:00:00Z"}""");
        var written = Write(read with { Price = new Money(1, "usd") });
        Assert.Contains("\"news\":{\"a\":[1,null]}", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"k1","member":"seven"}""", "«member»")]
    [InlineData("""{"id":"k1","member":null}""", "«member»")]
    [InlineData("""{"id":"k1","first":"pink"}""", "«first»")]
    [InlineData("""{"id":"k1","price":{"minorUnits":2}}""", "«price»")]
    [InlineData("""{"id":"k1","at":"noon"}""", "«at»")]
    [InlineData("""["k1"]""", "object")]
    public void What_cannot_be_read_is_named(string json, string named) =>
        Assert.Contains(
            named, Assert.Throws<JsonException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_of_a_record_gets_into_the_next()
    {
        const string Next = """{"id":"k2","member":8,"first":"red","at":"2026-11-02T10:00:00Z"}""";
        var alone = Read(Next);
        _ = Read(Write(Full));
        Assert.Equal(alone, Read(Next));
        Assert.Throws<JsonException>(() => Read("""{"id":"k1","name":"Ann","count":9,"at":"noon"}"""));
        Assert.Equal(alone, Read(Next));
    }

    private static string Write(Kept record) => JsonSerializer.Serialize(record, Json);

    private static Kept Read(string json) => JsonSerializer.Deserialize<Kept>(json, Json)!;

    public enum Colour
    {
        Red,
        Green,
        Blue,
    }

    [Kept("recordJsonTests")]
    public sealed record Kept(
        string Id,
        MemberId Member,
        string? Name,
        Colour First,
        Money Price,
        DateTimeOffset At,
        int Count = 4,
        DateTimeOffset? Until = null,
        Colour Second = Colour.Green,
        bool IsTold = false,
        string Note = "",
        string? Nick = "nobody") : Record
    {
        public override string Key => Id;
    }
}
