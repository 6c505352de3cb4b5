using LeanBot.Core;
using LeanBot.Core.Features.Configuration;

namespace LeanBot.Configuration;

/// <summary>Reads what a look has seen, and holds it to the state: an edit may not take from people what they
/// hold.</summary>
/// <param name="keys">As <see cref="AccountKeys.Problems"/> takes them.</param>
internal sealed class Judge(LiveConfig live, StateStore store, IReadOnlyDictionary<string, bool> keys)
{
    public Judgement Of(FolderContent content)
    {
        try
        {
            var loaded = ConfigFolder.Read(content);
            Finding[] unkeyed = [.. AccountKeys.Problems(loaded.Config.Selling, keys)];
            if (unkeyed.Length > 0) return new Judgement(null, unkeyed, HasVanished(content));
            var lost = store.View(state => PlansInUse.Lost(state, live.Config, loaded.Config));
            return lost.Count == 0
                ? new Judgement(loaded, [], HasVanished(content))
                : new Judgement(
                    null, [.. lost.Select(what => new Finding("plans.json", null, what))],
                    HasVanished(content), MayPass: true);
        }
        catch (ConfigRefused refused)
        {
            var mayBeUnfinished = refused.Findings.Any(finding => finding.MayBeUnfinished);
            return new Judgement(null, refused.Findings, mayBeUnfinished || HasVanished(content));
        }
    }

    /// <summary>Editors that rename leave a moment without the file, which must not count as its
    /// default.</summary>
    private bool HasVanished(FolderContent content) =>
        live.Loaded.Content.Names.Any(name => !content.Has(name));
}
