using System.Globalization;
using System.Net;
using LeanBot.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LeanBot.Benchmarks.Load;

/// <summary>Telegram and Stripe as a server that is measured sees them: nobody writes, and nobody takes what
/// it says, so that its outbox waits. Of the made-up subscriptions only those whose payment is awaited are
/// asked for, and they wait on.</summary>
internal static class Nobody
{
    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(50);

    /// <param name="telegram">Who answers what is meant for Telegram; null for nobody.</param>
    public static async Task<WebApplication> Start(
        int port, MadeUpCommunity community, Func<HttpContext, Task>? telegram = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var web = builder.Build();
        web.Run(context => Answer(context, community, telegram));
        await web.StartAsync();
        return web;
    }

    private static async Task Answer(
        HttpContext context, MadeUpCommunity community, Func<HttpContext, Task>? telegram)
    {
        var path = context.Request.Path.Value!;
        context.Response.ContentType = "application/json";
        if (path.StartsWith("/v1/subscriptions/", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync(Owing(path.Split('/')[^1], community));
        }
        else if (path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync("""{"object":"list","data":[],"has_more":false}""");
        }
        else if (telegram is not null)
        {
            await telegram(context);
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

    private static string Owing(string id, MadeUpCommunity community)
    {
        var number = int.Parse(id.Split('_')[^1], CultureInfo.InvariantCulture);
        var (plan, seconds) = (community.PlanOf(number), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var price = plan.Prices.Values.First();
        return $$$"""
            {"id":"{{{id}}}","object":"subscription","status":"past_due",
            "customer":"{{{MadeUpCommunity.CustomerIdOf(number)}}}",
            "metadata":{"telegram_id":"{{{MadeUpCommunity.IdOf(number)}}}","product_id":"{{{plan.Id}}}"},
            "items":{"object":"list","data":[{"current_period_end":{{{seconds}}},
            "price":{"id":"price_bench","currency":"{{{price.Currency}}}","unit_amount":{{{price.MinorUnits}}}} }]} }
            """;
    }
}
