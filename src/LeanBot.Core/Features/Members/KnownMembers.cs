using LeanBot.Core.Features.Imports;

namespace LeanBot.Core.Features.Members;

public static class KnownMembers
{
    /// <summary>Telegram allows 64 + 64; what is longer did not come from there.</summary>
    private const int NameCharactersMax = 130;

    /// <summary>Remembers who is speaking to the user bot, under the name they have now.</summary>
    public static void Meet(Turn turn, Person person, Bot bot)
    {
        if (bot != Bot.User) return;
        var name = person.Name.Length <= NameCharactersMax ? person.Name : person.Name[..NameCharactersMax];
        var known = turn.Tx.Get<Member>(person.Id.ToString());
        turn.Tx.Put((known ?? New(turn, person.Id, name)) with
        {
            Name = name,
            Username = person.Username,
            Language = LanguageOf(turn, person),
            IsReachable = true,
        });
        Claims.Notice(turn, turn.Tx.Get<Member>(person.Id.ToString())!);
    }

    /// <summary>What the person chose, else what their Telegram speaks now, else what it spoke
    /// last.</summary>
    public static string LanguageOf(Turn turn, Person person)
    {
        var known = turn.Tx.Get<Member>(person.Id.ToString());
        return known is { IsLanguageChosen: true } || known is not null && person.Language is null
            ? known.Language
            : turn.Config.Texts.LanguageFor(person.Language);
    }

    /// <summary>The member of that id; someone who paid before ever writing to the bot is known by the id
    /// alone.</summary>
    public static Member Of(Turn turn, MemberId id)
    {
        if (turn.Tx.Get<Member>(id.ToString()) is { } known) return known;
        var member = New(turn, id, $"Member {id}");
        turn.Tx.Put(member);
        return member;
    }

    public static void MarkUnreachable(Turn turn, MemberId id)
    {
        if (turn.Tx.Get<Member>(id.ToString()) is { IsReachable: true } member)
            turn.Tx.Put(member with { IsReachable = false });
    }

    private static Member New(Turn turn, MemberId id, string name) =>
        new(id, name, null, Texts.DefaultLanguage, turn.Now);
}
