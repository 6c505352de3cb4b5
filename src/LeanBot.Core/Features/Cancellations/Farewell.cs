namespace LeanBot.Core.Features.Cancellations;

/// <summary>What a member said about leaving.</summary>
/// <param name="Reason">Null where they would rather not say.</param>
/// <param name="Comment">Their own words, at most <see cref="CommentCharactersMax"/> of them.</param>
public sealed record Farewell(CancelReason? Reason = null, string? Comment = null)
{
    /// <summary>As much as Stripe surely takes, and as anybody reads.</summary>
    public const int CommentCharactersMax = 400;

    public static Farewell InWords(string text)
    {
        var words = text.Length <= CommentCharactersMax ? text : text[..(CommentCharactersMax - 1)] + "…";
        return new Farewell(CancelReason.Other, words);
    }

    /// <summary>As the team reads it: the reason, and the words where there are any.</summary>
    public string TextIn(Voice voice) => this switch
    {
        { Comment: { } comment } => PlainText.Escape(comment),
        { Reason: { } reason } => voice.Text(KeyOf(reason)),
        _ => voice.Text("cancellations.unsaid"),
    };

    public static string KeyOf(CancelReason reason) => reason switch
    {
        CancelReason.TooExpensive => "cancellations.tooExpensive",
        CancelReason.NoTime => "cancellations.noTime",
        CancelReason.NotAsExpected => "cancellations.notAsExpected",
        CancelReason.OnlyForAWhile => "cancellations.onlyForAWhile",
        _ => "cancellations.other",
    };
}
