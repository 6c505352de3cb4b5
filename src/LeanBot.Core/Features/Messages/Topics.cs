namespace LeanBot.Core.Features.Messages;

/// <summary>What a message is about is the key of the text that it begins with. It is kept as a number that
/// follows from the key, and shown in the words for that text or for its family:
/// <c>messages.subscriptionsEnded</c>, else <c>messages.subscriptions</c>.</summary>
public static class Topics
{
    private const string Family = "messages.";

    /// <summary>A text that has no words for what it is about, or is no longer there.</summary>
    private const string Other = "messages.other";

    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>FNV-1a, without two bits: the same for ever, unlike the runtime's hashes.
    /// http://www.isthe.com/chongo/tech/comp/fnv/</summary>
    public static uint NumberOf(string topic)
    {
        // No query: to find a text, all keys are gone through.
        var hash = OffsetBasis;
        foreach (var character in topic) hash = unchecked((hash ^ character) * Prime);
        return hash >> 2;
    }

    /// <summary>The text that names what it is about; null where there is none.</summary>
    public static string? NameOf(Texts texts, string topic)
    {
        foreach (var name in NamesFor(topic))
        {
            if (texts.Has(name)) return name;
        }

        return null;
    }

    /// <summary>The texts that may name it, its own first.</summary>
    public static string[] NamesFor(string topic)
    {
        var (family, name) = (topic[..topic.IndexOf('.')], topic[(topic.IndexOf('.') + 1)..]);
        return [$"{Family}{family}{char.ToUpperInvariant(name[0])}{name[1..]}", Family + family];
    }

    /// <summary>What it is about, in the words of whoever reads it.</summary>
    public static string Words(Turn turn, uint number)
    {
        var texts = turn.Config.Texts;
        var topic = texts.KeysOf(Texts.DefaultLanguage).FirstOrDefault(key => NumberOf(key) == number);
        return turn.Voice.Text(topic is null ? Other : NameOf(texts, topic) ?? Other);
    }
}
