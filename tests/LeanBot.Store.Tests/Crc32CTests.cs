namespace LeanBot.Store.Tests;

public sealed class Crc32CTests
{
    [Fact]
    public void It_is_the_one_of_the_standard() => Assert.Equal(0xE3069283, Crc32C.Of("123456789"u8));

    [Fact]
    public void It_is_the_same_wherever_the_pieces_are_cut()
    {
        var bytes = Enumerable.Range(0, 100).Select(number => (byte)number).ToArray();
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var crc = new Crc32C();
            crc.Add(bytes.AsSpan(..cut));
            crc.Add(bytes.AsSpan(cut..));
            Assert.Equal(Crc32C.Of(bytes), crc.Value);
        }
    }
}
