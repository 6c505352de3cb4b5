using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Audit;

/// <summary>What the team did, page by page: all of it, what one admin did, or what was done about one
/// member.</summary>
public sealed class AuditScreen : AdminScreen
{
    public const string Wire = "audit";

    private const int EntriesMax = 12;
    private const string ByAdmin = "by";
    private const string AboutMember = "about";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 62;

    public override string Label(Turn turn) => turn.Voice.Text("audit.button");

    /// <summary>The way here from a member's card.</summary>
    public static Choice ButtonFor(Voice voice, MemberId member) =>
        OpenScreen.Button(voice.Text("audit.ofMember"), Wire, $"0 {AboutMember} {member}");

    /// <param name="argument">The page, and whose: <c>0 by 77</c>, <c>0 about 500</c>.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var (number, filter, id) = Read(argument);
        var (entries, count) = EntriesOf(turn, number, filter, id);
        var pages = Math.Max(1, (int)((count + EntriesMax - 1) / EntriesMax));
        var page = new Page<AuditEntry>(entries, Math.Clamp(number, 0, pages - 1), pages);
        return new Screen(
            Head(turn, filter, id, count) + "\n\n"
                + (count == 0 ? turn.Voice.Text("audit.empty") : AuditLines.Of(turn, page.Items)),
            [
                .. page.Buttons(turn.Voice, this, to => Written(to, filter, id)),
                .. filter == AboutMember ? [] : Filters(turn, id).Chunk(3),
            ]);
    }

    protected override Choice? Back(Turn turn, string argument) => Read(argument) is (_, AboutMember, { } id)
        ? OpenScreen.Back(turn.Voice, MemberScreen.Wire, id.ToString())
        : null;

    private static (IReadOnlyList<AuditEntry> Entries, long Count) EntriesOf(
        Turn turn, int number, string filter, MemberId? id)
    {
        if (id is null)
        {
            var count = AuditEnd.CountOf(turn.Tx);
            var last = Math.Max(0, (count - 1) / EntriesMax);
            var skip = Math.Min(number, last) * EntriesMax;
            return ([.. Audits.Newest(turn.Tx, skip, EntriesMax)], count);
        }

        var all = filter == ByAdmin ? Audits.Of(turn.Tx, id.Value) : Audits.About(turn.Tx, id.Value);
        return (Pages.Of(all, number, EntriesMax).Items, all.Count);
    }

    private static string Head(Turn turn, string filter, MemberId? id, long count) =>
        filter == AboutMember && id is { } member
            ? turn.Voice.Text(
                "audit.headMember",
                ("name", turn.Tx.Get<Member>(member.ToString())?.Name ?? member.ToString()), ("count", count))
            : turn.Voice.Text("audit.head", ("count", count));

    private IEnumerable<Choice> Filters(Turn turn, MemberId? shown) => turn.Config.Admins.Count < 2
        ? []
        : turn.Config.Admins
            .Select(admin => Filter(turn, admin.Name, ByAdmin, admin.TelegramId, shown))
            .Prepend(Filter(turn, turn.Voice.Text("audit.all"), "", null, shown));

    private Choice Filter(Turn turn, string name, string filter, MemberId? id, MemberId? shown) =>
        OpenScreen.Button(
            id == shown ? turn.Voice.Text("audit.chosen", ("name", new Html(name))) : name, this,
            Written(0, filter, id));

    private static string Written(int page, string filter, MemberId? id) => id is null
        ? page.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{page} {filter} {id}");

    private static (int Page, string Filter, MemberId? Id) Read(string argument)
    {
        var words = argument.Split(' ');
        return words.Length == 3 && MemberId.TryFrom(words[2]) is { } id
            ? (Pages.NumberOf(words[0]), words[1], id)
            : (Pages.NumberOf(words[0]), "", null);
    }
}
