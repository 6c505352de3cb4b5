namespace LeanBot.Store.Tests;

public sealed class Crc32CTests
{
    [Fact]
    public void It_is_the_one_of_the_standard() => Assert.Equal(0xE3069283, Crc32C.Of("123456789"u8));

    [Fact]
    public void Two_pieces_are_as_one() =>
        Assert.Equal(Crc32C.Of("123456789"u8), Crc32C.Of("123"u8, "456789"u8));
}
