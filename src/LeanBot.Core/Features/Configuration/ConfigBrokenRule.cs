namespace LeanBot.Core.Features.Configuration;

public sealed class ConfigBrokenRule : UpdateRule<Incoming.ConfigBroken>
{
    /// <summary>Whoever broke more than this begins at the top.</summary>
    private const int FindingsMax = 20;

    protected override void Apply(Turn turn, Incoming.ConfigBroken incoming)
    {
        var more = incoming.Findings.Count - FindingsMax;
        turn.TellAdmins(voice =>
        {
            var text = voice.Text(
                "configuration.broken",
                ("findings", string.Join("\n", incoming.Findings.Take(FindingsMax).Select(one => $"• {one}"))));
            return new Screen(
                more > 0 ? text + "\n" + voice.Text("configuration.more", ("count", more)) : text);
        });
    }
}
