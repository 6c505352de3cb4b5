using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class FloodLimitsTests
{
    [Theory]
    [InlineData(SomeWorld.Group)]
    [InlineData(SomeWorld.BasicGroup)]
    public void A_group_takes_twenty_messages_a_minute(long group)
    {
        var world = new SomeWorld();
        var start = world.Now;
        for (var i = 0; i < 20; i++)
        {
            world.Now = start.AddSeconds(2 * i);
            world.Bot("sendMessage", Message(group));
        }

        world.Now = start.AddSeconds(45);
        Assert.Equal("Too Many Requests: retry after 15", world.Refusal("sendMessage", Message(group)));
        world.Now = start.AddSeconds(60);
        world.Bot("sendMessage", Message(group));
        Assert.Equal("Too Many Requests: retry after 2", world.Refusal("sendMessage", Message(group)));
    }

    [Fact]
    public void A_private_chat_and_a_channel_take_one_a_second()
    {
        var world = new SomeWorld();
        world.AnnWrites("/start");
        for (var i = 0; i < 60; i++)
        {
            world.Now = world.Now.AddSeconds(1);
            world.Bot("sendMessage", Message(SomeWorld.Ann));
            world.Bot("sendMessage", Message(SomeWorld.Channel));
        }
    }

    private static JsonObject Message(long chat) => new() { ["chat_id"] = chat, ["text"] = "hi" };
}
