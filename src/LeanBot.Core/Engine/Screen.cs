namespace LeanBot.Core;

/// <summary>What a message shows: text in Telegram's HTML, and rows of buttons under it.</summary>
public sealed record Screen(string Html, params IReadOnlyList<IReadOnlyList<Choice>> Rows);

/// <summary>One inline button.</summary>
public abstract record Choice(string Label)
{
    /// <summary>Runs the <see cref="Button"/> of that route with the argument.</summary>
    public sealed record Press(string Label, string Route, string Argument) : Choice(Label);

    /// <summary>Opens a page or a chat.</summary>
    public sealed record Link(string Label, string Url) : Choice(Label);
}

/// <summary>The buttons of one message that was said, and whom they were shown to. The data on Telegram's wire is
/// only this record's key and a position: a client can forge data, but not guess 128 bits.</summary>
[Kept("keyboards")]
public sealed record Keyboard(
    string Token, Bot Bot, MemberId Owner, IReadOnlyList<Choice.Press> Choices, DateTimeOffset ForgetAt) : Record
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

public sealed class ForgetKeyboard : TimerRule<Keyboard>
{
    private const int AtOnceMax = 500;

    public override void Fire(Turn turn, Keyboard record)
    {
        foreach (var due in turn.Due<Keyboard>(AtOnceMax)) turn.Tx.Delete(due);
    }
}
