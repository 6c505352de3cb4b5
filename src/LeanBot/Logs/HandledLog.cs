using LeanBot.Core;

namespace LeanBot.Logs;

/// <summary>A line for everything that came in and was handled, in the file of the component that it came by.
/// Never what people wrote.</summary>
internal sealed class HandledLog(ILoggerFactory logs)
{
    private readonly ILogger _user = logs.CreateLogger(Component.UserBot);
    private readonly ILogger _admin = logs.CreateLogger(Component.AdminBot);
    private readonly ILogger _receiver = logs.CreateLogger(Component.Receiver);
    private readonly ILogger _schedule = logs.CreateLogger(Component.Schedule);

    public void Note(Incoming incoming, Outcome outcome)
    {
        // The row of a result has its own line.
        if (incoming is Incoming.Result) return;
        LogOf(incoming).LogDebug(
            "{Cause} ({What}): {Outcome}", incoming.Cause, What(incoming), outcome.Kind.ToString());
    }

    private ILogger LogOf(Incoming incoming) => incoming switch
    {
        Incoming.Message message => OfBot(message.Bot),
        Incoming.Press press => OfBot(press.Bot),
        Incoming.TooFast fast => OfBot(fast.Bot),
        Incoming.BotBlocked blocked => OfBot(blocked.Bot),
        Incoming.BotRefused refused => OfBot(refused.Bot),
        Incoming.BotConflict conflict => OfBot(conflict.Bot),
        Incoming.JoinRequest or Incoming.MembershipChanged or Incoming.BotRightsChanged
            or Incoming.ChatMoved => _user,
        Incoming.Stripe or Incoming.Unreadable => _receiver,
        _ => _schedule,
    };

    private static string What(Incoming incoming) => incoming switch
    {
        Incoming.Message message => $"message of {message.From.Id}",
        Incoming.Press press => $"press of {press.From.Id}",
        Incoming.TooFast fast => $"too much of {fast.From.Id}",
        Incoming.BotBlocked blocked => $"block of {blocked.From.Id}",
        Incoming.JoinRequest request => $"join request of {request.From.Id} to {request.ChatId}",
        Incoming.MembershipChanged changed => $"{changed.Who.Id} is {changed.Now} in {changed.ChatId}",
        Incoming.BotRightsChanged rights => $"the bot's rights in {rights.ChatId}",
        Incoming.Stripe stripe => stripe.Event.Type,
        _ => incoming.GetType().Name,
    };

    private ILogger OfBot(Bot bot) => bot == Bot.User ? _user : _admin;
}
