namespace LeanBot.Sandbox.Telegram;

/// <summary>What a chat's owner and its administrators do by hand.</summary>
internal sealed class LeaderActs(Membership membership)
{
    public void Add(Channel chat, Person by, Person person, DateTimeOffset now)
    {
        CheckLeads(chat, by, now);
        if (chat.Holds(person.Id))
            throw Act.Impossible($"{person.Name} is in {chat.Title} already");
        chat.Requests.Remove(person.Id);
        membership.Change(chat, person.Id, new Member("member"), by.Id, now);
    }

    public void Ban(Channel chat, Person by, Person person, DateTimeOffset now)
    {
        CheckLeads(chat, by, now);
        var status = chat.StatusOf(person.Id, now);
        if (status is "creator" || status is "administrator" && by.Id != chat.Owner())
            throw Act.Impossible($"{person.Name} can't be banned from {chat.Title} (status: {status})");
        if (status == "kicked")
            throw Act.Impossible($"{person.Name} is banned from {chat.Title} already");
        chat.Requests.Remove(person.Id);
        membership.Change(chat, person.Id, new Member("kicked"), by.Id, now);
    }

    public void Unban(Channel chat, Person by, Person person, DateTimeOffset now)
    {
        CheckLeads(chat, by, now);
        if (chat.StatusOf(person.Id, now) != "kicked")
            throw Act.Impossible($"{person.Name} is not banned from {chat.Title}");
        membership.Change(chat, person.Id, new Member("left"), by.Id, now);
    }

    /// <summary>The owner makes someone an administrator, or a plain member again.</summary>
    public void Appoint(Channel chat, Person person, bool administrator, DateTimeOffset now)
    {
        if (!chat.Holds(person.Id))
            throw Act.Impossible($"{person.Name} is not in {chat.Title}: only who is inside can be appointed");
        if (person.Id == chat.Owner())
            throw Act.Impossible($"{person.Name} owns {chat.Title} and remains its owner");
        var status = administrator ? "administrator" : "member";
        var after = chat.Members[person.Id] with { Status = status };
        membership.Change(chat, person.Id, after, chat.Owner(), now);
    }

    private static void CheckLeads(Channel chat, Person by, DateTimeOffset now)
    {
        if (!chat.Leads(by.Id))
        {
            throw Act.Forbidden(
                $"{by.Name} does not administer {chat.Title} (status: {chat.StatusOf(by.Id, now)})");
        }
    }
}
