using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LeanBot.Benchmarks.Load;

/// <summary>Telegram and Stripe as a server that is measured sees them: nobody writes, and nobody takes what
/// it says, so that its outbox waits.</summary>
internal static class Nobody
{
    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(50);

    public static async Task<WebApplication> Start(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var web = builder.Build();
        web.Run(Answer);
        await web.StartAsync();
        return web;
    }

    private static async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        context.Response.ContentType = "application/json";
        if (path.StartsWith("/v1/subscriptions/", StringComparison.Ordinal))
        {
            // Nothing is known of the made-up ones; who asks is to come back much later.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync("""{"error":{"type":"api_error","message":"later"}}""");
        }
        else if (path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync("""{"object":"list","data":[],"has_more":false}""");
        }
        else if (path.EndsWith("/getUpdates", StringComparison.Ordinal))
        {
            await Task.Delay(PollTime, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await context.Response.WriteAsync("""{"ok":true,"result":[]}""");
        }
        else if (path.EndsWith("/getMe", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync(
                """{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"x","username":"x_bot"}}""");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await context.Response.WriteAsync(
                """{"ok":false,"error_code":429,"description":"later","parameters":{"retry_after":36000}}""");
        }
    }
}
