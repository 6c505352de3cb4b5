using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Configuration;

/// <summary>Changes one value in a config file and leaves every other character as it is. The file is the
/// truth: what the bot changes counts once the file says so.</summary>
/// <param name="File">Relative to the folder: <c>plans.json</c>.</param>
/// <param name="Path">A JSON pointer (RFC 6901): <c>/plans/0/prices/month/unitAmount</c>; <c>/admins/-</c>
/// appends, and <c>/promos/code=WINTER</c> is the item of a list with that field.</param>
/// <param name="Value">The new value as JSON; null takes the value away.</param>
/// <param name="BasedOn">The file's hash when it was decided, from <see cref="Config.Files"/>: a file that
/// has changed since is left alone.</param>
/// <param name="About">In the words of whoever asked: «the price of Gold».</param>
/// <param name="By">Who asked for it in the admin bot, and hears what became of it.</param>
/// <param name="Language">Theirs, where they are not in the team yet.</param>
/// <param name="Was">What is taken away or replaced, as JSON.</param>
/// <param name="Shows">The screen of the admin bot that shows what was changed: its route and its
/// argument.</param>
/// <param name="Noted">As what it is kept of the admin.</param>
/// <param name="Topic">What is named there; null for file and <paramref name="About"/>.</param>
/// <param name="NotedBefore">How people read <paramref name="Was"/>; null for as it stands.</param>
/// <param name="NotedAfter">How people read <paramref name="Value"/>; null for as it stands.</param>
[Wire("config.edit")]
public sealed record EditConfig(
    string File, string Path, string? Value, string BasedOn, string About, MemberId By,
    string? Language = null, string? Was = null,
    ScreenRef? Shows = null, AuditKind Noted = AuditKind.ConfigEdited,
    string? Topic = null, string? NotedBefore = null, string? NotedAfter = null)
    : Outgoing
{
    public override string Lane => $"config:{File}";
}
