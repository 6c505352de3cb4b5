namespace LeanBot.Core.Features.Diary;

/// <summary>What an admin may want to see alone.</summary>
public enum DiaryTopic
{
    All,
    Money,
    Access,
    Trouble,
    Team,
}
