using LeanBot.Sandbox.Stripe.Resources;

namespace LeanBot.Sandbox.Stripe;

/// <summary>Stripe's API at /v1/…</summary>
internal sealed class StripeApi(StripeState state)
{
    private static readonly TimeSpan AnswersLiveFor = TimeSpan.FromHours(24);

    private readonly StripeRoutes _routes = AllResources.Routes();
    private long _reads;

    public Response Handle(Request request, DateTimeOffset now)
    {
        var writes = request.Method != "GET";
        // What only reads must not move the ids that a replay draws.
        var requestId = writes
            ? state.Ids.Next("req_", 14)
            : new Ids("read").Next("req_", 4) + (++_reads).ToString("D10", null);
        var known = state.Accounts.Select(account => account.Deliveries.All.Count).ToList();
        try
        {
            return WithEarly(Run(request, requestId, writes, now), known);
        }
        catch (StripeError error)
        {
            return WithEarly(Refused(error, requestId) with { Changed = writes }, known);
        }
    }

    public static Response Refused(StripeError error, string requestId) =>
        Made(error.Status, Wire.Text(error.Body()), requestId);

    private Response Run(Request request, string requestId, bool writes, DateTimeOffset now)
    {
        var account = Authorized(request);
        if (writes)
            account.Host = request.Host;
        var turn = new StripeTurn(account, state.Ids, now)
        {
            RequestId = requestId,
            IdempotencyKey = request.IdempotencyKey,
        };
        return Answer(turn, request, writes) with { Changed = writes };
    }

    /// <summary>Names the events that this call caused and that are to be told before its answer.</summary>
    private Response WithEarly(Response response, List<int> known)
    {
        foreach (var (account, before) in state.Accounts.Zip(known))
        {
            var early = account.Deliveries.All.Skip(before).Where(delivery => delivery.Early)
                .Select(delivery => delivery.Number).ToList();
            if (early.Count > 0)
                return response with { Early = new EarlyEvents(account.Name, early) };
        }

        return response;
    }

    private Response Answer(StripeTurn turn, Request request, bool writes)
    {
        if (request.StripeVersion is { } version && version != StripeTurn.ApiVersion)
        {
            throw StripeError.Invalid(
                $"Invalid Stripe API version: {version}. This sandbox speaks {StripeTurn.ApiVersion} only.");
        }

        var found = _routes.Find(request.Method, request.Path) ?? throw new StripeError(
            404, "invalid_request_error", null,
            $"Unrecognized request URL ({request.Method}: {request.Path}). "
            + "Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");
        var given = new StripeParams(request.Query, request.Body);
        var call = new StripeCall(turn, given, found.Ids, request.Path);
        var key = writes && request.Method == "POST" ? request.IdempotencyKey : null;
        if (key is null)
            return Run(call, found.Answer, found.Allowed);
        return Once(call, key, $"{request.Method} {request.Path}\n{request.Body}",
            () => Run(call, found.Answer, found.Allowed));
    }

    /// <summary>The same key gives the same answer, refused input excepted.</summary>
    private static Response Once(StripeCall call, string key, string asked, Func<Response> run)
    {
        var account = call.Turn.Account;
        Prune(account, call.Turn.Now);
        if (account.Answers.TryGetValue(key, out var stored))
        {
            if (stored.Call != asked)
            {
                throw new StripeError(400, "idempotency_error", null,
                    "Keys for idempotent requests can only be used with the same parameters they were "
                    + "first used "
                    + $"with. Try using a key other than '{key}' if you meant to execute a different "
                    + "request.");
            }

            var again = Made(stored.Status, stored.Body, call.Turn.RequestId!);
            return again with { Headers = [.. again.Headers, ("Idempotent-Replayed", "true")] };
        }

        try
        {
            var response = run();
            account.Answers[key] = new StoredAnswer(call.Turn.Now, asked, response.Status, response.Body);
            return response;
        }
        catch (StripeError error) when (error.Executed)
        {
            account.Answers[key] =
                new StoredAnswer(call.Turn.Now, asked, error.Status, Wire.Text(error.Body()));
            throw;
        }
    }

    private static Response Run(StripeCall call, StripeAnswer answer, AllowedParams allowed)
    {
        allowed.Check(call.Given);
        return Made(200, answer(call), call.Turn.RequestId!);
    }

    private static void Prune(StripeAccount account, DateTimeOffset now)
    {
        var old = account.Answers.Where(pair => pair.Value.At + AnswersLiveFor <= now).ToList();
        foreach (var (key, _) in old)
            account.Answers.Remove(key);
    }

    private static Response Made(int status, string body, string requestId) => new(status, body)
    {
        Headers = [("Request-Id", requestId), ("Stripe-Version", StripeTurn.ApiVersion)],
    };

    private StripeAccount Authorized(Request request)
    {
        var given = request.Authorization ?? "";
        if (given.Length == 0)
        {
            throw new StripeError(401, "invalid_request_error", null,
                "You did not provide an API key. You need to provide your API key in the Authorization "
                + "header, using "
                + "Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }

        var key = given.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? given[7..].Trim() : given;
        return state.Accounts.FirstOrDefault(account => account.Key == key)
            ?? throw new StripeError(401, "invalid_request_error", null,
                $"Invalid API Key provided: {new string('*', 12)}{(key.Length > 4 ? key[^4..] : "")}");
    }
}
