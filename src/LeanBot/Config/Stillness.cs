namespace LeanBot.Configuration;

/// <summary>Decides when an edit is over: editors write in pieces, and between a rename and the next there
/// may be no file at all.</summary>
internal sealed class Stillness
{
    /// <summary>Looks at one and the same content before it is read at all.</summary>
    public const int LooksMin = 2;

    /// <summary>Looks before what may be half written is taken for what it is.</summary>
    public const int UnfinishedLooksMin = 4;

    /// <summary>What is refused for what the store says may be right later.</summary>
    private const int LooksUntilNext = 60;

    private string _judged;
    private string _seen;
    private int _looks = LooksMin;

    /// <param name="judged">The content that needs no judgement any more.</param>
    public Stillness(string judged) => _judged = _seen = judged;

    /// <summary>Takes note of what a look has seen; true where it is to be judged.</summary>
    public bool IsToBeJudged(string hash)
    {
        _looks = hash == _seen ? _looks + 1 : 1;
        _seen = hash;
        return _looks >= LooksMin && hash != _judged;
    }

    /// <summary>Whether it has been still for so long that nobody is writing any more.</summary>
    public bool IsFinished => _looks >= UnfinishedLooksMin;

    public void Settle() => _judged = _seen;

    /// <summary>It is looked at again after a while, although it stays as it is.</summary>
    public void SettleForNow() => (_judged, _looks) = ("", LooksMin - LooksUntilNext);
}
