using LeanBot.Telegram;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class LinkPictureTests
{
    private static readonly byte[] PngBegins =
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public void A_link_is_drawn_as_a_square_picture_that_is_large_enough_to_print()
    {
        var picture = ShowLinkCaller.Draw("https://t.me/market_room_bot?start=promo_WINTER-50");

        Assert.Equal(PngBegins, picture[..PngBegins.Length]);
        var (width, height) = (SizeAt(picture, 16), SizeAt(picture, 20));
        Assert.Equal(width, height);
        Assert.InRange(width, 400, 1_280);
    }

    [Fact]
    public void Another_link_is_another_picture() => Assert.NotEqual(
        ShowLinkCaller.Draw("https://t.me/a?start=promo_A"), ShowLinkCaller.Draw("https://t.me/a?start=promo_B"));

    /// <summary>In the header, as PNG writes numbers.</summary>
    private static int SizeAt(byte[] picture, int at) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(at));
}
