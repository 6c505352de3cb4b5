namespace LeanBot.Core.Features.Admins;

/// <summary>What an admin may do. Every command, button, screen and flow of the admin bot names the one that
/// it needs; <c>config/admins.json</c> may say which of them a role has.</summary>
[Flags]
public enum AdminRights
{
    None = 0,

    /// <summary>Read every screen. Whoever is on the list has it.</summary>
    Look = 1 << 0,

    /// <summary>Take lists of people and money away as files.</summary>
    Export = 1 << 1,

    /// <summary>Answer what members write, and write to one of them.</summary>
    Answer = 1 << 2,

    /// <summary>Keep notes on a member.</summary>
    Note = 1 << 3,

    /// <summary>Give time, move an end, give free days back, send invitations again.</summary>
    GiveAccess = 1 << 4,

    /// <summary>Take access from somebody, ban, pause.</summary>
    TakeAccess = 1 << 5,

    /// <summary>Give money back.</summary>
    Refund = 1 << 6,

    /// <summary>Move a subscription to another plan.</summary>
    ChangePlan = 1 << 7,

    /// <summary>Make, change and stop promo codes.</summary>
    RunPromos = 1 << 8,

    /// <summary>Change what plans cost.</summary>
    SetPrices = 1 << 9,

    /// <summary>Move members to another price.</summary>
    MigratePrices = 1 << 10,

    /// <summary>Write to many at once.</summary>
    Broadcast = 1 << 11,

    /// <summary>Let many out at once.</summary>
    RemoveMany = 1 << 12,

    /// <summary>Bring a list of people in.</summary>
    Import = 1 << 13,

    /// <summary>Repair what is wrong in a channel.</summary>
    RepairChannels = 1 << 14,

    /// <summary>Try again or give up what was kept for an admin.</summary>
    HandleParked = 1 << 15,

    All = (1 << 16) - 1,
}
