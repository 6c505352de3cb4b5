namespace LeanBot.Core.Features.Support;

/// <summary>Someone of the team, under the name they had when they acted.</summary>
public sealed record Teammate(MemberId Id, string Name)
{
    /// <summary>Who speaks to the admin bot.</summary>
    public static Teammate Of(Turn turn) => new(
        turn.Speaker.Id,
        turn.Config.Admins.FirstOrDefault(admin => admin.TelegramId == turn.Speaker.Id)?.Name
            ?? turn.Speaker.Name);
}
