using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Looks whether the bot has its rights back: then everything goes on that waits for them.</summary>
public sealed class CheckRightsAgain : AdminButton
{
    private const string Wire = "sweeps.rights";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RepairChannels;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("sweeps.checkRights"));

    public override void Press(Turn turn, string argument)
    {
        foreach (var channel in Chats.All(turn)) turn.Send(new CheckRights(channel.Id, channel.ChatId));
        turn.Voice.Anew().Say("sweeps.checkingRights");
    }
}
