namespace LeanBot.Demo;

/// <summary>What a newcomer reads when the demo is ready.</summary>
internal static class Greeting
{
    public static string Of(Demo demo, DemoOptions options) => $"""

        LeanBot's demo is ready. {State(demo)}
        Nothing real is contacted: Telegram and Stripe are played by the sandbox on this machine.

          http://localhost:{demo.Address.Port}/          people, chats, payments, time: look and play here
          http://localhost:{demo.Worker.ReceiverAddress.Port}/health    the worker's own health

        Try this: choose Olena, accept the terms, buy Gold with card 4242 4242 4242 4242, join a channel,
        then move the clock on by a month and an hour (Stripe charges an hour after a period ends).

        Everything is kept in {Path.GetFullPath(options.Folder)}; the logs are in data/logs below it.
        Ctrl+C stops. Starting again goes on; delete the folder to begin anew.

        """;

    private static string State(Demo demo) =>
        demo.IsNew ? "A few people have already moved in." : "It goes on where it stopped.";
}
