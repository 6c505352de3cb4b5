using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;

namespace LeanBot.Core.Features.Support;

/// <summary>Tells whoever wrote something that it did not arrive, and what to do.</summary>
internal static class Undelivered
{
    /// <summary>An answer, or a file of one, did not reach the member.</summary>
    public static void Tell(Turn turn, Ticket ticket, TicketMessage message, Failure failure)
    {
        var isBlocked = failure.Reason == FailureReason.Unreachable;
        if (isBlocked) KnownMembers.MarkUnreachable(turn, ticket.Member);
        if (TeamCard.AdminOf(turn, message.From!.Id.Value) is not { } admin) return;
        var voice = TeamCard.VoiceOf(turn, admin);
        var member = KnownMembers.Of(turn, ticket.Member);
        var text = isBlocked
            ? voice.Text("support.blocked", ("name", member.Name))
            : voice.Text("support.notDelivered", ("name", member.Name), ("problem", failure.Description));
        IReadOnlyList<Choice>[] rows = member.Username is { } username
            ? [[new Choice.Link(voice.Text("support.writeTo", ("name", member.Name)),
                $"https://t.me/{username}")]]
            : [];
        voice.Say(new Screen(text, [.. rows, [ReplyToMember.Button(voice, ticket.Id)]]));
    }

    /// <summary>A member's file did not reach the team: they can send it in another way, and the team knows
    /// that there was one.</summary>
    public static void TellOfFile(
        Turn turn, Ticket ticket, IEnumerable<MediaPlace> places, bool isUpload, Failure failure)
    {
        foreach (var admin in places.Select(place => TeamCard.AdminOf(turn, place.ChatId)).OfType<Admin>())
        {
            TeamCard.VoiceOf(turn, admin).Say(
                "support.fileMissing",
                ("name", Tickets.NameOf(turn, ticket)), ("problem", failure.Description));
        }

        // What was uploaded for another admin, the team has.
        if (!isUpload) return;
        var to = turn.To(KnownMembers.Of(turn, ticket.Member));
        to.Say(new Screen(
            to.Text(failure.Reason == FailureReason.TooLarge ? "support.fileTooLarge" : "support.fileLost"),
            [WriteToTeam.AddButton(to)]));
    }
}
