
namespace LeanBot.Demo;

/// <summary>The demo's own config folder: the embedded defaults, and a team of one. It can be edited like
/// any.</summary>
internal static class DemoConfig
{
    private const string Team = """
        {
          // The demo's team. Everything else is the embedded default: put a plans.json or channels.json of
          // your own beside this file to try it.
          "admins": [{ "telegramId": 5000000100, "name": "Ada" }]
        }

        """;

    public static Core.Config Prepare(string folder)
    {
        Directory.CreateDirectory(folder);
        var admins = Path.Combine(folder, "admins.json");
        if (!File.Exists(admins)) File.WriteAllText(admins, Team);
        return Worker.ReadConfig(folder);
    }
}
