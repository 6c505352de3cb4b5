using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Parked;

/// <summary>What waits for an admin: all of it, or one item with its raw text.</summary>
public sealed class ParkedList : AdminCommand
{
    public override string Name => "parked";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) => turn.Voice.Say(args.Length > 0
        ? ParkedScreens.Item(turn, Find(turn, args.ToLowerInvariant()))
        : turn.Router.Screen(ParkedScreen.Wire)!.Of(turn));

    /// <exception cref="Refused">There is none of that reference.</exception>
    public static ParkedItem Find(Turn turn, string reference) =>
        turn.Tx.Get<ParkedItem>(reference) is { DroppedAt: null } item
            ? item
            : throw new Refused("parked.gone", ("reference", reference));
}
