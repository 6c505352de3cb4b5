namespace LeanBot.Core.Features.Members;

/// <summary>The last messages that did not reach a member.</summary>
/// <param name="Messages">The newest first.</param>
[Kept("unsaid")]
public sealed record Unsaid(MemberId Member, IReadOnlyList<UnsaidMessage> Messages) : Record
{
    private const int KeptMax = 3;
    private const int WordsCharactersMax = 60;
    private const int WhyCharactersMax = 200;

    public override string Key => Member.ToString();

    public static void Note(Turn turn, SayMessage said, Failure failure)
    {
        var id = new MemberId(said.ChatId);
        // Somebody nobody knows: the ids of strangers are not collected.
        if (turn.Tx.Get<Member>(id.ToString()) is null) return;
        var words = PlainText.Of(said.Html).Split('\n')[0];
        var message = new UnsaidMessage(
            turn.Now, Cut(words, WordsCharactersMax), Cut(failure.Description, WhyCharactersMax));
        var before = turn.Tx.Get<Unsaid>(id.ToString())?.Messages ?? [];
        turn.Tx.Put(new Unsaid(id, [message, .. before.Take(KeptMax - 1)]));
    }

    private static string Cut(string text, int charactersMax)
    {
        if (text.Length <= charactersMax) return text;
        var end = char.IsHighSurrogate(text[charactersMax - 1]) ? charactersMax - 1 : charactersMax;
        return text[..end] + "…";
    }
}
