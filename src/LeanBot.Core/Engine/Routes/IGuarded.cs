using LeanBot.Core.Features.Admins;

namespace LeanBot.Core;

/// <summary>Something of the admin bot that not everybody of the team may do.</summary>
internal interface IGuarded
{
    /// <summary>What it takes, checked at every message and every press.</summary>
    AdminRights Right { get; }
}
