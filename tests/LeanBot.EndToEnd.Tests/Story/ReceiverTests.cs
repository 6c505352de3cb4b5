using System.Net;
using System.Text;
using LeanBot.Core;

namespace LeanBot.EndToEnd.Tests.Story;

public sealed class ReceiverTests
{
    [Fact]
    public async Task A_forged_webhook_is_refused_and_changes_nothing()
    {
        await using var place = await Place.OpenAsync();
        using var forged = new StringContent(
            """{"id":"evt_1","type":"invoice.paid"}""", Encoding.UTF8, "application/json");
        forged.Headers.Add("Stripe-Signature", "t=1760000000,v1=00");

        using var answer = await place.Webhook(forged);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(place.Worker.Store.View(state => state.All<ProcessedEvent>().ToArray()));
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/admin", HttpStatusCode.NotFound)]
    public async Task The_receiver_answers_on_its_own_paths_only(string path, HttpStatusCode expected)
    {
        await using var place = await Place.OpenAsync();
        var someone = await place.Arrives("Someone");
        await someone.Says("/help");

        using var answer = await place.Receiver(path);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_second_worker_on_the_same_data_is_refused()
    {
        await using var place = await Place.OpenAsync();

        var refused = Assert.ThrowsAny<Exception>(() => Worker.Create(
            new WorkerOptions
            {
                ConfigFolder = "config",
                DataFolder = Path.GetDirectoryName(place.LogFolder)!,
                Secrets = new Dictionary<string, string>
                {
                    ["LEANBOT_USER_BOT_TOKEN"] = "1:a",
                    ["LEANBOT_ADMIN_BOT_TOKEN"] = "2:b",
                    ["LEANBOT_STRIPE_MAIN_KEY"] = "sk_test_x",
                    ["LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET"] = "whsec_x",
                },
                LogToConsole = false,
            },
            TimeProvider.System));

        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
    }
}
