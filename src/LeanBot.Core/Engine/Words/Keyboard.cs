namespace LeanBot.Core;

/// <summary>The buttons of one message that was said, and whom they were shown to. The data on Telegram's
/// wire is only this record's key and a position: a client can forge data, but not guess 128 bits.</summary>
/// <param name="Owner">Null for buttons that many readers share: whoever has the message may press
/// them.</param>
[Kept("keyboards")]
public sealed record Keyboard(
    string Token, Bot Bot, MemberId? Owner, IReadOnlyList<Choice.Press> Choices,
    DateTimeOffset ForgetAt) : Record
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(30);

    private const char Separator = '.';

    public override string Key => Token;
    public override DateTimeOffset? Due => ForgetAt;

    public string DataOf(int position) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Token}{Separator}{position}");

    /// <summary>The keyboard's key and the position within it; null where the data is not ours.</summary>
    public static (string Token, int Position)? Parse(string data) =>
        data.Split(Separator) is [var token, var digits]
        && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var position)
            ? (token, position)
            : null;
}
