namespace LeanBot.Core.Features.Channels;

/// <summary>What the bot needs in a channel. Each can be taken away alone.</summary>
public enum Right
{
    /// <summary>To make links, and to let in who asks: <c>can_invite_users</c>.</summary>
    Invite,

    /// <summary>To let people out: <c>can_restrict_members</c>.</summary>
    Ban,

    /// <summary>To see who is inside: being an administrator.</summary>
    Look,
}
