using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Trials;

/// <summary>Marks free days as used, or allows them once more; the other button takes it back. A card that
/// had free days has none a second time, whoever is allowed them.</summary>
public sealed class TrialMark : AdminButton
{
    private const string Wire = "trials.mark";
    private const string Used = "used";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.GiveAccess;

    public static Choice Button(Voice voice, MemberId member, bool isUsed) => Make(
        Wire, voice.Text(isUsed ? "trials.markUsed" : "trials.allow"),
        $"{member} {(isUsed ? Used : "allowed")}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var member = MemberScreen.MemberOf(turn, words[0]);
        Set(turn, member, words[1] == Used);
    }

    /// <summary>Says what has become of it, also where there was nothing to do.</summary>
    public static void Set(Turn turn, Member member, bool isUsed)
    {
        var isNews = isUsed == TrialOffer.CanHave(turn, member.Id);
        if (isNews) Note(turn, member, isUsed);
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                (isUsed, isNews) switch
                {
                    (true, true) => "trials.doneUsed",
                    (true, false) => "trials.isUsed",
                    (false, true) => "trials.doneAllowed",
                    _ => "trials.isAllowed",
                },
                ("name", member.Name)),
            [ShelfScreen.Back(turn.Voice, MemberShelf.Access, member.Id)]));
    }

    private static void Note(Turn turn, Member member, bool isUsed)
    {
        if (!isUsed) turn.Tx.Put(new TrialPass(member.Id, turn.Now));
        else if (turn.Tx.Get<TrialPass>(member.Key) is { } pass) turn.Tx.Delete(pass);
        if (isUsed && turn.Tx.Get<TrialUse>(TrialUse.OfMember(member.Id)) is null)
            TrialOffer.NoteBegun(turn, member.Id);
        Audits.Note(
            turn, isUsed ? AuditKind.TrialMarked : AuditKind.TrialReset, about: member.Name,
            member: member.Id);
    }
}
