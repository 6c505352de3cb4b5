using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Owner;

namespace LeanBot.Core.Features.Admins;

public static class Team
{
    /// <summary>Within an hour.</summary>
    private const int StrangersNotedMax = 20;

    public static bool Includes(Config config, MemberId id) => Find(config, id) is not null;

    public static Admin? Find(Config config, MemberId id) =>
        config.Admins.FirstOrDefault(admin => admin.TelegramId == id);

    public static bool May(Config config, MemberId id, AdminRights right) =>
        Find(config, id)?.May(right) == true;

    /// <exception cref="Refused">Whoever speaks may not do that; says who can.</exception>
    public static void Demand(Turn turn, AdminRights right)
    {
        if (May(turn.Config, turn.Speaker.Id, right)) return;
        var able = turn.Config.Admins.Where(admin => admin.May(right)).Select(admin => admin.Name).ToArray();
        throw able.Length == 0
            ? new Refused("admins.nobodyMay")
            : new Refused("admins.mayNot", ("names", string.Join(", ", able)));
    }

    /// <summary>Speaks to somebody in the admin bot, in a message of its own.</summary>
    /// <param name="otherwise">The language of somebody who is not in the team.</param>
    public static Voice VoiceOf(Turn turn, MemberId id, string? otherwise = null)
    {
        var language = Find(turn.Config, id)?.Language
            ?? otherwise
            ?? Texts.DefaultLanguage;
        return new Voice(turn, Bot.Admin, id, language, null);
    }

    /// <summary>What the team calls a bot.</summary>
    public static string NameOf(Bot bot) => bot == Bot.User ? "user" : "admin";

    /// <summary>Where operators set a bot's token.</summary>
    public static string TokenVariableOf(Bot bot) => $"LEANBOT_{NameOf(bot).ToUpperInvariant()}_BOT_TOKEN";

    /// <summary>One polite word an hour and person, and then silence.</summary>
    public static void TurnAway(Turn turn)
    {
        if (OwnerClaim.Hear(turn)) return;
        var known = turn.Tx.Get<Stranger>(turn.Speaker.Id.ToString());
        if (known is null) Note(turn, Stranger.Of(turn));
        var stranger = known ?? Stranger.Of(turn);
        var isToldNow = turn.Incoming is Incoming.Message && !stranger.IsTold;
        turn.Tx.Put(stranger with { IsTold = stranger.IsTold || isToldNow });
        if (isToldNow) turn.Voice.Say("admins.notYou", ("id", turn.Speaker.Id));
    }

    /// <summary>A crowd that comes at once must not push everything else out of the diary.</summary>
    private static void Note(Turn turn, Stranger stranger)
    {
        if (turn.Tx.All<Stranger>().Take(StrangersNotedMax).Count() == StrangersNotedMax) return;
        Diaries.Note(
            turn, DiaryKind.TurnedAway, about: stranger.Tried, name: $"{stranger.Name} ({stranger.Who})");
    }
}
