namespace LeanBot.Core.Features.Notices;

/// <summary>What one admin does not want to be told.</summary>
[Kept("mutedNotices")]
public sealed record MutedNotices(MemberId Admin, IReadOnlyList<NoticeKind> Kinds) : Record
{
    public override string Key => Admin.ToString();

    public static MutedNotices Of(Turn turn, MemberId admin) =>
        turn.Tx.Get<MutedNotices>(admin.ToString()) ?? new MutedNotices(admin, []);

    public bool Includes(NoticeKind kind) => Kinds.Contains(kind);

    public MutedNotices Toggled(NoticeKind kind) => this with
    {
        Kinds = Includes(kind) ? [.. Kinds.Where(one => one != kind)] : [.. Kinds, kind],
    };
}
