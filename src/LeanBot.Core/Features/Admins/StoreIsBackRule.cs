namespace LeanBot.Core.Features.Admins;

/// <summary>Its commit is the proof that there is room again.</summary>
public sealed class StoreIsBackRule : UpdateRule<Incoming.StoreIsBack>
{
    protected override void Apply(Turn turn, Incoming.StoreIsBack incoming) => turn.TellAdmins(
        "engine.storeBack",
        ("minutes", (long)Math.Max(1, Math.Ceiling((turn.Now - incoming.Since).TotalMinutes))));
}
