namespace LeanBot.Core.Features.Audit;

/// <summary>What an admin did. Each has a text <c>audit.…</c> that tells it.</summary>
public enum AuditKind
{
    /// <summary>Time without a payment.</summary>
    Activated,

    /// <summary>Another end of a time that an admin has given.</summary>
    EndSet,

    /// <summary>Free days on a subscription of Stripe.</summary>
    FreeDaysAdded,
    RevokedNow,
    RevokedAtEnd,
    RevokeTakenBack,
    TrialMarked,
    TrialReset,
    InvitesSent,

    Banned,
    Unbanned,
    Noted,
    NoteDeleted,
    Refunded,
    PlanChanged,

    /// <summary>A change of plan that was to come.</summary>
    PlanChangeTakenBack,
    Paused,
    WentOn,
    Answered,
    TicketClosed,
    RemovalsConfirmed,
    RemovalsPutOff,
    ItemRetried,
    ItemDropped,
    NoticesMuted,
    NoticesHeard,

    /// <summary>A value of a config file that the bot wrote for them.</summary>
    ConfigEdited,
    ApprovalAsked,
    ApprovalDeclined,
    ApprovalWithdrawn,
    PromoCreated,
    PromoEdited,
    PromoStopped,
    PromoResumed,
    PromoDeleted,
    PriceChanged,
    PricesSynced,
    MigrationPrepared,

    /// <summary>Its day, or what the team adds to its notice.</summary>
    MigrationAmended,
    MigrationDropped,
    MigrationApplied,
    MigrationPaused,
    MigrationResumed,
    MigrationRolledBack,
    BroadcastStarted,
    BroadcastPaused,
    BroadcastResumed,
    BroadcastStopped,
    BroadcastDeleted,
    TemplateKept,
    TemplateDeleted,
    KickPlanApplied,
    KickPlanUndone,
    ObserveSwitched,
    ChannelRepaired,
    Imported,

    /// <summary>Somebody of an import was recognized as a member.</summary>
    MemberMatched,
    Exported,
}
