namespace LeanBot.Core;

/// <summary>Stops the spinner on a pressed button. Telegram forgets the query after some 15
/// seconds.</summary>
[Wire("telegram.answer")]
public sealed record AnswerPress(Bot Bot, string QueryId, string? Text = null, bool ShowAlert = false)
    : Outgoing
{
    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromSeconds(15);

    /// <summary>What Telegram shows at most.</summary>
    public const int TextCharactersMax = 200;

    public override string Lane => $"answer:{QueryId}";

    public override Priority Priority => Priority.Urgent;
}
