using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Control;

internal delegate JsonNode ControlHandler(ControlCall call);

/// <summary>/sandbox/…: acts for people and shows what the outside has received.</summary>
internal sealed class ControlApi
{
    private readonly TelegramControl _telegram;
    private readonly List<(string Method, string[] Template, ControlHandler Handler)> _routes = [];

    public ControlApi(
        TelegramControl telegram, MediaControl media, ChatControl chats, StripeControl stripe,
        PortalControl portal, EventControl events, FaultControl faults, WorldControl world)
    {
        _telegram = telegram;
        Add("GET", "/sandbox/world", world.Show);
        Add("GET", "/sandbox/clock", WorldControl.Clock);
        Add("GET", "/sandbox/requests", world.Requests);
        Add("GET", "/sandbox/emails", _ => WorldControl.Emails());
        Add("GET", "/sandbox/sheets/{id}", WorldControl.Sheet);
        Add("GET", "/sandbox/faults", _ => faults.Show());
        Add("POST", "/sandbox/faults", faults.Add);
        Add("DELETE", "/sandbox/faults", _ => faults.Clear());
        Add("POST", "/sandbox/people", telegram.AddPerson);
        Add("POST", "/sandbox/people/{id}/block", call => telegram.Block(call, blocked: true));
        Add("POST", "/sandbox/people/{id}/unblock", call => telegram.Block(call, blocked: false));
        Add("GET", "/sandbox/chats/{id}/messages", telegram.Messages);
        Add("POST", "/sandbox/chats/{id}/messages", telegram.Write);
        Add("GET", "/sandbox/chats/{id}/commands", telegram.Commands);
        Add("GET", "/sandbox/files/{id}", media.File);
        Add("POST", "/sandbox/chats/{id}/press", telegram.Press);
        Add("POST", "/sandbox/chats/{id}/join", telegram.Join);
        Add("POST", "/sandbox/chats/{id}/leave", telegram.Leave);
        Add("POST", "/sandbox/chats/{id}/add", chats.AddByHand);
        Add("POST", "/sandbox/chats/{id}/ban", chats.Ban);
        Add("POST", "/sandbox/chats/{id}/unban", chats.Unban);
        Add("POST", "/sandbox/chats/{id}/administrators", chats.Administrators);
        Add("POST", "/sandbox/chats/{id}/rights", chats.Rights);
        Add("POST", "/sandbox/chats/{id}/migrate", chats.Migrate);
        Add("GET", "/sandbox/chats/{id}/members", telegram.Members);
        Add("POST", "/sandbox/pay", stripe.Pay);
        Add("POST", "/sandbox/portal", portal.Act);
        Add("POST", "/sandbox/stripe/portal", portal.SaveSettings);
        Add("POST", "/sandbox/stripe/cards", stripe.ReplaceCard);
        Add("POST", "/sandbox/stripe/refunds", stripe.Refund);
        Add("POST", "/sandbox/stripe/disputes", stripe.Dispute);
        Add("POST", "/sandbox/stripe/disputes/{id}/close", stripe.CloseDispute);
        Add("POST", "/sandbox/stripe/events/{id}/resend", events.Resend);
        Add("POST", "/sandbox/stripe/events/release", events.Release);
        Add("GET", "/sandbox/stripe/events", events.Events);
        Add("GET", "/sandbox/stripe/customers", stripe.Customers);
    }

    public Response Handle(Request request, DateTimeOffset now)
    {
        // What was refused may have drawn ids, so every call that acts is repeated in a replay.
        var acts = request.Method != "GET";
        try
        {
            var (handler, ids) = Find(request);
            var call = new ControlCall(request, ids, now);
            var answer = handler(call);
            var press = answer is JsonObject shown ? TelegramControl.TakePress(shown) : null;
            return new Response(200, Wire.Text(answer)) { Changed = acts, Press = press };
        }
        catch (Act problem)
        {
            return Refused(problem.Status, problem.Message) with { Changed = acts };
        }
        catch (Stripe.StripeError problem)
        {
            return Refused(problem.Status, problem.Message) with { Changed = acts };
        }
    }

    public string? PressAnswer(string press) => _telegram.PressAnswer(press);

    public static Response Refused(int status, string error) =>
        new(status, Wire.Text(new JsonObject { ["error"] = error }));

    private void Add(string method, string template, ControlHandler handler) =>
        _routes.Add((method, template.Split('/'), handler));

    private (ControlHandler Handler, IReadOnlyList<string> Ids) Find(Request request)
    {
        var segments = request.Path.TrimEnd('/').Split('/');
        var others = new List<string>();
        foreach (var (method, template, handler) in _routes)
        {
            if (Match(template, segments) is not { } ids)
                continue;
            if (method == request.Method)
                return (handler, ids);
            others.Add(method);
        }

        if (others.Count > 0)
            throw new Act(405, $"{request.Path} takes {string.Join(" or ", others)}, not {request.Method}");
        throw Act.NotFound(
            $"there is nothing at {request.Path}. Telegram is at /bot<token>/<method>, Stripe at /v1/…, "
            + "the page at /, and the control calls are: "
            + string.Join(", ", _routes.Select(route => $"{route.Method} {string.Join('/', route.Template)}"))
            + ", POST /sandbox/clock");
    }

    private static List<string>? Match(string[] template, string[] segments)
    {
        if (template.Length != segments.Length)
            return null;
        var ids = new List<string>();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == "{id}")
                ids.Add(Uri.UnescapeDataString(segments[i]));
            else if (template[i] != segments[i])
                return null;
        }

        return ids;
    }
}
