using System.Text.Json.Serialization.Metadata;
using LeanBot.Stripe;

namespace LeanBot.StripeSetup;

/// <summary>One run of the setup at one account: all it writes goes through here, and in a dry run nothing
/// does.</summary>
/// <param name="id">Of this run: a key of another run would bring back what was answered then.</param>
internal sealed class SetupRun(StripeClient client, bool isDry, string id, CancellationToken cut)
{
    private readonly List<SetupLine> _lines = [];

    public StripeClient Client => client;

    public bool IsDry => isDry;

    /// <summary>A webhook endpoint that speaks another version gives way to a new one.</summary>
    public bool Replaces { get; init; }

    public CancellationToken Cut => cut;

    public IReadOnlyList<SetupLine> Lines => _lines;

    public void Keep(string what, string said) => _lines.Add(new(SetupMark.Kept, what, said));

    public void Fail(string what, string said) => _lines.Add(new(SetupMark.Wrong, what, said));

    /// <param name="permission">What the key needs for it, in the dashboard's words.</param>
    public void Fail(string what, string permission, StripeError error) => Fail(what, error.Status == 403
        ? $"the key lacks «{permission}». Stripe's dashboard, Developers, API keys, Edit key: allow it. "
            + $"({error.Message})"
        : $"Stripe says: {error}");

    /// <summary>Makes or changes something; null in a dry run, and where that failed, which is
    /// told.</summary>
    /// <param name="done">Told where it is done: «made».</param>
    /// <param name="planned">Told in a dry run: «would be made».</param>
    public async Task<T?> Change<T>(
        string what, string permission, string path, StripeForm form, JsonTypeInfo<T> type,
        string done, string planned) where T : class
    {
        if (isDry)
        {
            _lines.Add(new(SetupMark.Changed, what, planned));
            return null;
        }

        var (made, error, _) = await client.Post(
            path, form, $"leanbot-setup:{id}:{path}:{form.Fingerprint()}", type, cut);
        if (error is null) _lines.Add(new(SetupMark.Changed, what, done));
        else Fail(what, permission, error);
        return made;
    }
}
