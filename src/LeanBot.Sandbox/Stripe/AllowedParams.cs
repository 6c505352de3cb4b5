namespace LeanBot.Sandbox.Stripe;

/// <summary>
/// The parameters an endpoint knows. In a pattern [#] stands for any index, [*] for any one key and [**] for
/// whatever is below. What is not listed is refused, as the real API does.
/// </summary>
internal sealed class AllowedParams(params string[] patterns)
{
    private static readonly string[] Everywhere = ["expand[#]"];

    private readonly string[][] _patterns = [.. patterns.Concat(Everywhere).Select(Segments)];

    public void Check(StripeParams given)
    {
        foreach (var (name, _) in given.All)
        {
            var segments = Segments(name);
            if (!_patterns.Any(pattern => Fits(pattern, segments)))
                throw StripeError.Invalid($"Received unknown parameter: {name}", name, "parameter_unknown");
        }
    }

    private static string[] Segments(string name) =>
        name.Replace("]", "", StringComparison.Ordinal).Split('[');

    private static bool Fits(string[] pattern, string[] name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (i >= pattern.Length)
                return false;
            if (pattern[i] == "**")
                return true;
            var fits = pattern[i] switch
            {
                "*" => true,
                "#" => name[i].All(char.IsAsciiDigit),
                var literal => literal == name[i],
            };
            if (!fits)
                return false;
        }

        // A shorter name clears the whole field: metadata=, line_items=.
        return true;
    }
}
