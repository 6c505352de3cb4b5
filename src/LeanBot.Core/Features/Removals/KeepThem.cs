namespace LeanBot.Core.Features.Removals;

/// <summary>Lets nobody out for now.</summary>
public sealed class KeepThem : AdminButton
{
    private const string Wire = "removals.keep";

    public override string Route => Wire;

    public static Choice Button(Voice voice, int count) =>
        Make(Wire, voice.Text("removals.keep", ("count", count)));

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Say("removals.kept", ("count", RemovalGuard.Keep(turn)));
}
