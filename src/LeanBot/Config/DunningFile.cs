using LeanBot.Core.Features.Dunning;

namespace LeanBot.Configuration;

/// <summary>config/dunning.json: <c>{"graceDays"?,"steps":[{"attempt"|"day"|"daysBeforeEnd","text",
/// "buttons"?,"tellsTeam"?}]}</c>.</summary>
internal static class DunningFile
{
    private static readonly string[] Moments = ["attempt", "day", "daysBeforeEnd"];

    private static readonly string[] Buttons =
        [.. Enum.GetNames<DunningButton>().Select(name => name.ToLowerInvariant())];

    public static DunningSettings Read(Node root)
    {
        root.Knows("graceDays", "steps");
        var steps = root["steps"].List().Select(node => (node, step: StepOf(node))).ToArray();
        Unique.Check(steps.Select(one => (one.node, one.step.Name)));
        return new DunningSettings
        {
            GraceDays = root["graceDays"].IsThere ? root["graceDays"].Whole(0, 60, 5) : null,
            Steps = root["steps"].IsThere ? [.. steps.Select(one => one.step)] : new DunningSettings().Steps,
        };
    }

    private static DunningStep StepOf(Node node)
    {
        node.Knows([.. Moments, "text", "buttons", "tellsTeam"]);
        if (Moments.Count(name => node[name].IsThere) != 1)
            node.Wrong("needs one of «attempt», «day» and «daysBeforeEnd»");
        var text = node["text"].Needed().Text();
        if (node["text"].IsThere && !DunningSettings.Texts.Contains(text))
            node["text"].Wrong($"is «{text}», expected is one of {string.Join(", ", DunningSettings.Texts)}");
        var step = new DunningStep(text)
        {
            Attempt = NumberOf(node["attempt"], 1),
            Day = NumberOf(node["day"], 0),
            DaysBeforeEnd = NumberOf(node["daysBeforeEnd"], 1),
            TellsTeam = node["tellsTeam"].YesNo(),
        };
        return node["buttons"].IsThere
            ? step with { Buttons = [.. node["buttons"].List().Select(ButtonOf)] }
            : step;
    }

    private static int? NumberOf(Node node, int min) => node.IsThere ? node.Whole(min, 60, min) : null;

    private static DunningButton ButtonOf(Node node)
    {
        var at = Array.IndexOf(Buttons, node.Text());
        if (at >= 0) return Enum.GetValues<DunningButton>()[at];
        node.Wrong($"is «{node.Text()}», expected is one of {string.Join(", ", Buttons)}");
        return DunningButton.Status;
    }
}
