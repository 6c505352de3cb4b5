using System.Text.Json;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Configuration;

namespace LeanBot.Core.Features.Owner;

/// <summary>While the team is empty, whoever can read the log can become its first member.</summary>
internal static class OwnerClaim
{
    private const string Command = "/claim";

    /// <summary>Whether it was about the code, and is answered: right, wrong, or with silence.</summary>
    public static bool Hear(Turn turn)
    {
        if (turn.Config.Admins.Count > 0) return false;
        if (turn.Incoming is not Incoming.Message { Text: { } text }) return false;
        var isCommand = text.Split(' ')[0].Equals(Command, StringComparison.OrdinalIgnoreCase);
        var said = isCommand ? text.Trim()[Command.Length..] : text;
        if (!isCommand && !OwnerCode.IsLike(said)) return Hint(turn);
        var tries = turn.Tx.Get<ClaimTries>(turn.Speaker.Id.ToString());
        // Silence tells a guesser nothing, and the code does not count either.
        if (tries?.Count >= ClaimTries.CountMax) return true;
        if (turn.Tx.Get<OwnerCode>(OwnerCode.OnlyKey) is not { } code || !code.IsOpenTo(turn))
            turn.Voice.Say("owner.noCode");
        else if (OwnerCode.HashOf(said) == code.Hash) Accept(turn, code);
        else Refuse(turn, (tries?.Count ?? 0) + 1);
        return true;
    }

    private static bool Hint(Turn turn)
    {
        if (turn.Tx.Get<OwnerCode>(OwnerCode.OnlyKey) is null) return false;
        turn.Voice.Say("owner.hint", ("id", turn.Speaker.Id));
        return true;
    }

    private static void Accept(Turn turn, OwnerCode code)
    {
        turn.Tx.Put(code with { UsedBy = turn.Speaker.Id });
        var admin = new Admin(
            turn.Speaker.Id, turn.Speaker.Name, turn.Config.Texts.LanguageFor(turn.Speaker.Language));
        turn.Send(new EditConfig(
            "admins.json", "/admins/-", JsonSerializer.Serialize(admin, turn.Router.Schema.Json),
            turn.Config.HashOf("admins.json"), turn.Voice.Text("owner.yourPlace"), turn.Speaker.Id,
            admin.Language));
        turn.Voice.Say("owner.accepted", ("name", turn.Speaker.Name));
    }

    private static void Refuse(Turn turn, int count)
    {
        turn.Tx.Put(new ClaimTries(turn.Speaker.Id, count, turn.Now + ClaimTries.SilentFor));
        var left = ClaimTries.CountMax - count;
        if (left > 0) turn.Voice.Say("owner.wrong", ("left", left));
        else turn.Voice.Say("owner.enough");
    }
}
