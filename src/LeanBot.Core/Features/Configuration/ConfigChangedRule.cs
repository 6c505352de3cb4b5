using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Commands;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Digests;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Pricing;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Rounds;

namespace LeanBot.Core.Features.Configuration;

/// <summary>Tells the team what has changed, and works out anew whatever follows from it.</summary>
public sealed class ConfigChangedRule : UpdateRule<Incoming.ConfigChanged>
{
    /// <summary>Who has changed more than this knows what they did.</summary>
    private const int LinesMax = 30;

    protected override void Apply(Turn turn, Incoming.ConfigChanged incoming)
    {
        var lines = Differences.Between(turn, incoming).ToArray();
        Tell(turn, incoming, lines);
        Welcome(turn, incoming);
        if (incoming.Files.Count > 0)
            Diaries.Note(turn, DiaryKind.ConfigChanged, about: string.Join(", ", incoming.Files));
        if (incoming.Files.Contains("leanbot.json")) DigestPlan.Renew(turn);
        Observing.Note(turn);
        if (incoming.Files.Any(NewPrices.AreDecidedBy))
        {
            NewPrices.Make(turn, incoming.Before, incoming.After);
            Repricing.Follow(turn, incoming.Before, incoming.After);
        }

        if (incoming.Files.Any(Rescans.IsDecidedBy)) Rescans.Begin(turn);
        if (incoming.Files.Contains("stripe.json")) Recurring.GoRoundNow(turn);
        if (incoming.Files.Contains("channels.json")) Recurring.CountSoon(turn);
        if (incoming.Files.Any(DecidesWhatMenusShow)) Menus.Renew(turn);
    }

    private static void Tell(Turn turn, Incoming.ConfigChanged incoming, Difference[] lines)
    {
        // A comment, say.
        if (lines.Length == 0 && incoming is { Mends: false, NeedsRestart: [], Notes: [] }) return;
        foreach (var admin in incoming.After.Admins.Where(admin => !IsNew(incoming, admin)))
        {
            var voice = Team.VoiceOf(turn, admin.TelegramId);
            voice.Say(new Screen(string.Join("\n", Words(voice, incoming, lines))));
        }
    }

    private static IEnumerable<string> Words(
        Voice voice, Incoming.ConfigChanged incoming, Difference[] lines)
    {
        if (incoming.Mends) yield return voice.Text("configuration.mended");
        if (lines.Length > 0) yield return voice.Text("configuration.changed");
        foreach (var line in lines.Take(LinesMax)) yield return "• " + line(voice);
        if (lines.Length > LinesMax)
            yield return voice.Text("configuration.more", ("count", lines.Length - LinesMax));
        foreach (var note in incoming.Notes) yield return voice.Text("configuration.note", ("note", note));
        if (incoming.NeedsRestart.Count > 0)
        {
            yield return voice.Text(
                "configuration.needsRestart", ("names", string.Join(", ", incoming.NeedsRestart)));
        }
    }

    private static void Welcome(Turn turn, Incoming.ConfigChanged incoming)
    {
        foreach (var admin in incoming.After.Admins.Where(admin => IsNew(incoming, admin)))
        {
            Team.VoiceOf(turn, admin.TelegramId).Say(
                "configuration.welcome",
                ("name", admin.Name), ("community", incoming.After.Settings.Community));
        }
    }

    private static bool IsNew(Incoming.ConfigChanged incoming, Admin admin) =>
        !Team.Includes(incoming.Before, admin.TelegramId);

    private static bool DecidesWhatMenusShow(string file) =>
        file == "admins.json" || file.StartsWith("texts/", StringComparison.Ordinal);
}
