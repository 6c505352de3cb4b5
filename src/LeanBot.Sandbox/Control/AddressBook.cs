using LeanBot.Sandbox.Telegram;

namespace LeanBot.Sandbox.Control;

/// <summary>Finds whom and what a control call names, or says that nobody is called so.</summary>
internal sealed class AddressBook(TelegramState state)
{
    public Person Person(long id) => state.People.GetValueOrDefault(id)
        ?? throw Act.NotFound($"there is no person {id}; GET /sandbox/world lists them");

    /// <summary>The person that a field names, which may also go by an older name.</summary>
    public Person Person(ControlCall call, string field, string older, string who) =>
        Person(call.NeededNumber(call.Has(older) && !call.Has(field) ? older : field, who));

    public Channel Chat(long id)
    {
        var found = state.Channels.GetValueOrDefault(id) ?? throw Act.NotFound(
            $"there is no chat {id}; GET /sandbox/world lists bots (private chats) and channels");
        return found.MigratedTo is { } now
            ? throw new Act(410, $"{found.Title} ({id}) was upgraded to a supergroup: it is {now} now")
            : found;
    }

    public Bot Bot(string role) => state.Bots.FirstOrDefault(bot => bot.Role == role)
        ?? throw Act.Wrong($"\"bot\" is \"{role}\": expected \"user\" or \"admin\"");
}
