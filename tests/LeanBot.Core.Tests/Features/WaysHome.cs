namespace LeanBot.Core.Tests.Features;

/// <summary>Whoever can go back can go home, however an operator words the ways back.</summary>
public sealed class WaysHome
{
    private const string Sign = "‹ ";

    [Fact]
    public void A_way_back_needs_no_sign_on_its_label_to_have_the_way_home_beside_it()
    {
        var plain = Walk(Some.Config);
        var renamed = Walk(Some.Config with { Texts = WithoutSigns() });

        Assert.Contains(Sign, plain, StringComparison.Ordinal);
        Assert.Equal(plain.Replace(Sign, "", StringComparison.Ordinal), renamed);
    }

    private static string Walk(Config config)
    {
        var town = new Town { Config = config };
        var talk = Talk.With(Some.Member(), town).Says("/start").Presses("I accept").Says("/support")
            .Says("Hello").As(Some.Admin, Bot.Admin);
        talk.Presses("Reply").Says("/cancel").Says("/find Olena").Presses("Access").Presses("Back");
        for (var i = 1; i <= 7; i++)
            town.Handle(new Incoming.Unreadable($"stripe:main:bad_{i}", "Another version.") { Raw = "{}" });
        talk.Says("/parked").Presses("🔎").Presses("🗑").Presses("leave it");
        talk.Says("/broadcast").Presses("New broadcast").Presses("Next: the text").Says("Вітаю")
            .Presses("Back");
        return talk.Says("/broadcast").Presses("Вітаю").Presses("🗑").Presses("leave it").Transcript;
    }

    private static Texts WithoutSigns() => new(Some.Templates.ToDictionary(
        language => language.Key,
        IReadOnlyDictionary<string, string> (language) => language.Value.ToDictionary(
            text => text.Key,
            text => text.Value.StartsWith(Sign, StringComparison.Ordinal)
                ? text.Value[Sign.Length..]
                : text.Value)));
}
