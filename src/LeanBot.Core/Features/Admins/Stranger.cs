namespace LeanBot.Core.Features.Admins;

/// <summary>Somebody who is not in the team and tried the admin bot. They hear one word, and then
/// silence.</summary>
/// <param name="Tried">A command, «message» or «press»; never what they wrote.</param>
/// <param name="ForgetAt">UTC; from then on they hear a word again.</param>
/// <param name="IsTold">Whether they have heard it; who only pressed a button has not.</param>
[Kept("strangers")]
public sealed record Stranger(
    MemberId Who, string Name, string Tried, DateTimeOffset ForgetAt, bool IsTold = false) : Record
{
    public static readonly TimeSpan SilentFor = TimeSpan.FromHours(1);

    public const string Message = "message";
    public const string Press = "press";

    private const int NameCharactersMax = 130;
    private const int CommandCharactersMax = 33;

    public override string Key => Who.ToString();
    public override DateTimeOffset? Due => ForgetAt;

    public static Stranger Of(Turn turn)
    {
        var name = turn.Speaker.Name;
        return new Stranger(
            turn.Speaker.Id, name.Length <= NameCharactersMax ? name : name[..NameCharactersMax],
            TriedIn(turn.Incoming), turn.Now + SilentFor);
    }

    private static string TriedIn(Incoming incoming)
    {
        if (incoming is not Incoming.Message { Text: var text }) return Press;
        var word = text?.Split((char[]?)null, 2)[0] ?? "";
        return word.Length is > 1 and <= CommandCharactersMax && word[0] == '/'
            && word[1..].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? word.ToLowerInvariant()
            : Message;
    }
}
