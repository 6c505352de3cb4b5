namespace LeanBot.Core.Features.Admins;

/// <summary>The bot that still works tells the team of the one that does not.</summary>
public sealed class BotRefusedRule : UpdateRule<Incoming.BotRefused>
{
    /// <summary>Where that bot can't speak either, the word is not worth keeping until it can.</summary>
    private static readonly TimeSpan WorthSayingFor = TimeSpan.FromHours(1);

    protected override void Apply(Turn turn, Incoming.BotRefused incoming)
    {
        var working = incoming.Bot == Bot.User ? Bot.Admin : Bot.User;
        foreach (var admin in turn.Config.Admins)
        {
            var voice = new Voice(turn, working, admin.TelegramId, admin.Language, null);
            var text = voice.Text(
                "admins.botRefused",
                ("bot", Team.NameOf(incoming.Bot)),
                ("variable", Team.TokenVariableOf(incoming.Bot)));
            turn.Send(
                new SayMessage(working, admin.TelegramId.Value, text, []),
                expiresAt: turn.Now + WorthSayingFor);
        }
    }
}
