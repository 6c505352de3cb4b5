using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>A channel, a supergroup or a basic group.</summary>
internal sealed class Channel : MessageBox
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public required string Type { get; init; }
    public SortedDictionary<long, Member> Members { get; } = [];
    public List<InviteLink> Links { get; } = [];
    public SortedDictionary<long, JoinRequest> Requests { get; } = [];

    /// <summary>The chat that this one became; nothing happens here any more.</summary>
    public long? MigratedTo { get; set; }

    public long? MigratedFrom { get; init; }

    public long Owner() => Members.First(member => member.Value.Status == "creator").Key;

    public JsonObject Chat() => new() { ["id"] = Id, ["title"] = Title, ["type"] = Type };

    public bool Holds(long user) =>
        Members.TryGetValue(user, out var member) && member.Status is not ("left" or "kicked");

    public bool Leads(long user) =>
        Members.TryGetValue(user, out var member) && member.Status is "creator" or "administrator";

    public bool MayInvite(long user) => Leads(user) && Members[user].CanInvite;

    public bool MayRestrict(long user) => Leads(user) && Members[user].CanRestrict;

    public string StatusOf(long user, DateTimeOffset now)
    {
        if (!Members.TryGetValue(user, out var member))
            return "left";
        var over = member.Status == "kicked" && member.Until <= now;
        return over ? "left" : member.Status;
    }
}

internal sealed record Member(string Status)
{
    /// <summary>The end of a ban; null means forever.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// The link by which this member came in; its slot is free again when the member leaves.
    /// </summary>
    public string? Link { get; init; }

    /// <summary>Rights that say something only while this member is an administrator.</summary>
    public bool CanInvite { get; init; } = true;

    public bool CanRestrict { get; init; } = true;
}

internal sealed record JoinRequest(string Link, DateTimeOffset At);

internal sealed class InviteLink
{
    public required string Url { get; init; }
    public required long Creator { get; init; }
    public string? Name { get; set; }
    public DateTimeOffset? Expires { get; set; }
    public int? MemberLimit { get; set; }
    public bool CreatesJoinRequest { get; set; }
    public bool Primary { get; init; }
    public bool Revoked { get; set; }
}
