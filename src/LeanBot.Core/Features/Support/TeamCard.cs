using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Support;

/// <summary>What the team sees of a member's message: who writes, what they hold, and all they wrote.
/// </summary>
internal static class TeamCard
{
    /// <summary>Leaves room in the last part for what is added once it was answered.</summary>
    private const int PartCharactersMax = MessageParts.CharactersMax - 300;

    public static TicketCard Say(Turn turn, Admin admin, Ticket ticket, TicketMessage message)
    {
        var voice = VoiceOf(turn, admin);
        var parts = Parts(turn, voice, ticket, message);
        foreach (var part in parts.SkipLast(1)) voice.Say(new Screen(part));
        var last = new Screen(parts[^1], Buttons(voice, ticket, isOver: false));
        var row = voice.Say(last, remember: true);
        turn.Tx.Put(new CardOnItsWay(row, ticket.Id, message.Number, admin.TelegramId.Value));
        return new TicketCard(admin.TelegramId.Value, row);
    }

    /// <summary>Says on a card what became of the message; of a long one, on its last part.</summary>
    public static void Change(Turn turn, TicketCard card, Ticket ticket, TicketMessage message)
    {
        if (AdminOf(turn, card.ChatId) is not { } admin || message.Mark is not { } mark) return;
        var voice = VoiceOf(turn, admin);
        var text = Parts(turn, voice, ticket, message)[^1] + "\n\n" + MarkOf(turn, voice, mark);
        voice.Editing(card.Ref).Say(
            new Screen(text, Buttons(voice, ticket, isOver: true)), remember: card.MessageId is null);
    }

    public static string MarkOf(Turn turn, Voice voice, TicketMark mark) => voice.Text(
        mark.IsAnswer ? "support.answeredBy" : "support.doneBy",
        ("name", mark.By.Name), ("at", SaidAt.Of(turn, mark.At)));

    /// <summary>What the member holds, in few words.</summary>
    public static string PlansOf(Turn turn, Voice voice, MemberId member)
    {
        var all = turn.Tx.Find(Subscription.ByMember, member.ToString())
            .Where(one => one.PaidThrough is not null)
            .ToArray();
        var live = all.Where(one => one.GivesAccess).ToArray();
        var shown = live.Length > 0 ? live : all.OrderByDescending(one => one.PaidThrough).Take(1).ToArray();
        return shown.Length == 0
            ? voice.Text("support.noPlan")
            : string.Join("\n", shown.Select(one => voice.Text(
                "support.plan",
                ("plan", Held.TitleOf(turn, one)), ("state", voice.Text(StatusScreen.KeyOf(one))))));
    }

    public static Voice VoiceOf(Turn turn, Admin admin) =>
        new(turn, Bot.Admin, admin.TelegramId, admin.Language, null);

    public static Admin? AdminOf(Turn turn, long chat) =>
        turn.Config.Admins.FirstOrDefault(admin => admin.TelegramId.Value == chat);

    private static IReadOnlyList<string> Parts(
        Turn turn, Voice voice, Ticket ticket, TicketMessage message)
    {
        var member = KnownMembers.Of(turn, ticket.Member);
        var head = voice.Text(
            "support.card",
            ("name", member.Name),
            ("username", member.Username is { } username ? $" · @{username}" : ""),
            ("id", member.Id),
            ("plans", new Html(PlansOf(turn, voice, member.Id))),
            ("at", SaidAt.Of(turn, message.At)));
        string[] lines = [head, message.Html, PlainText.Escape(message.Files)];
        return MessageParts.Of(
            string.Join("\n\n", lines.Where(line => line.Length > 0)), PartCharactersMax);
    }

    private static IReadOnlyList<Choice>[] Buttons(Voice voice, Ticket ticket, bool isOver)
    {
        var reply = ReplyToMember.Button(voice, ticket.Id);
        IReadOnlyList<Choice> first = isOver ? [reply] : [reply, CloseTicket.Button(voice, ticket.Id)];
        return [first, [ShowMember.Button(voice, ticket.Member)]];
    }
}
