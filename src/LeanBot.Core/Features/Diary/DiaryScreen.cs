using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Diary;

/// <summary>What the bot did lately, page by page; all of it, or one topic.</summary>
public sealed class DiaryScreen : AdminScreen
{
    public const string Wire = "diary";

    private const int EntriesMax = 15;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 60;

    public override string Label(Turn turn) => turn.Voice.Text("diary.button");

    /// <param name="argument">The topic and the page: <c>Money 2</c>.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var topic = Enum.TryParse<DiaryTopic>(words[0], out var known) ? known : DiaryTopic.All;
        var entries = Diaries.All(turn)
            .Where(entry => topic == DiaryTopic.All || entry.Topic == topic)
            .ToArray();
        var page = Pages.Of(entries, Pages.NumberOf(words[^1]), EntriesMax);
        var text = entries.Length == 0
            ? turn.Voice.Text("diary.empty")
            : DiaryLines.Of(turn, page.Items);
        return new Screen(
            turn.Voice.Text("diary.head", ("count", entries.Length)) + "\n\n" + text,
            [
                .. page.Buttons(turn.Voice, this, number => $"{topic} {number}"),
                .. Enum.GetValues<DiaryTopic>().Select(one => Filter(turn, one, topic)).Chunk(3),
            ]);
    }

    private Choice Filter(Turn turn, DiaryTopic topic, DiaryTopic shown)
    {
        var name = turn.Voice.Text(topic switch
        {
            DiaryTopic.Money => "diary.money",
            DiaryTopic.Access => "diary.access",
            DiaryTopic.Trouble => "diary.trouble",
            DiaryTopic.Team => "diary.team",
            _ => "diary.all",
        });
        return OpenScreen.Button(
            topic == shown ? turn.Voice.Text("diary.chosen", ("topic", name)) : name, this, $"{topic} 0");
    }
}
