namespace LeanBot.Core.Features.Diary;

/// <summary>How many entries were ever written: where the next one goes.</summary>
[Kept("diaryEnd")]
public sealed record DiaryEnd(long Count) : Record
{
    public const string OnlyKey = "end";

    public override string Key => OnlyKey;
}
