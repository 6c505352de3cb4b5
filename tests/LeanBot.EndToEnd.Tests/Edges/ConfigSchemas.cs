using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using LeanBot.Core;
using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;
using LeanBot.Core.Features.Refunds;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>What an editor needs to know of the config files, made from the records that they become. What a
/// file says in other words than its record is said here.</summary>
internal static class ConfigSchemas
{
    private const string IdPattern = "^[a-z0-9_-]{1,32}$";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static readonly JsonSchemaExporterOptions Exported = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) => Described(context, OfType(context.TypeInfo.Type) ?? node),
    };

    /// <summary>By the name of the file in config/schemas.</summary>
    public static IReadOnlyDictionary<string, JsonObject> All { get; } = new Dictionary<string, JsonObject>
    {
        ["admins"] = Admins(),
        ["channels"] = Channels(),
        ["plans"] = Listed<Plan>("plans", "What is for sale.", "id", "title", "channels", "prices"),
        ["promos"] = Listed("promos", "Promo codes.", Promos(), "code", "duration"),
        ["dunning"] = Dunning(),
        ["leanbot"] = Worker(),
        ["stripe"] = Stripe(),
        ["texts"] = new JsonObject
        {
            ["description"] = "What the bots say, by key; what is left out is as shipped.",
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = "string" },
        },
    };

    public static string Text(string name)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"LeanBot: {name}",
        };
        foreach (var (key, value) in All[name]) schema[key] = value?.DeepClone();
        if (schema["properties"] is JsonObject fields)
            fields.Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        return schema.ToJsonString(Written) + "\n";
    }

    private static JsonObject Admins()
    {
        var schema = Listed<Admin>("admins", "The team.", "telegramId", "name");
        var right = new JsonObject
        {
            ["enum"] = Words(Enum.GetNames<AdminRights>()
                .Except([nameof(AdminRights.None), nameof(AdminRights.All)])),
        };
        schema["properties"]!["roles"] = Closed(new JsonObject
        {
            ["description"] = "What a role may do; what is left out is as shipped.",
            ["type"] = "object",
            ["properties"] = new JsonObject(Enum.GetNames<AdminRole>().Select(
                role => new KeyValuePair<string, JsonNode?>(
                    JsonNamingPolicy.CamelCase.ConvertName(role),
                    new JsonObject { ["type"] = "array", ["items"] = right.DeepClone() }))),
        });
        schema["properties"]!["secondAdmin"] = Closed(Of<SecondAdminSettings>());
        return schema;
    }

    private static JsonObject Channels()
    {
        var schema = Listed<Channel>("channels", "The chats that plans unlock.", "id", "chatId", "title");
        schema["properties"]!["folderLink"] = new JsonObject
        {
            ["description"] = "The link of a Telegram folder that holds all channels.",
            ["type"] = "string",
            ["pattern"] = @"^https://t\.me/addlist/[A-Za-z0-9_-]+$",
        };
        return schema;
    }

    private static JsonObject Listed<T>(string name, string description, params string[] required) =>
        Listed(name, description, Of<T>(), required);

    private static JsonObject Listed(
        string name, string description, JsonObject item, params string[] required)
    {
        item["required"] = new JsonArray([.. required.Select(one => JsonValue.Create(one))]);
        return Closed(new JsonObject
        {
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [name] = new JsonObject { ["type"] = "array", ["items"] = Closed(item) },
            },
            ["required"] = new JsonArray(name),
        });
    }

    private static JsonObject Of<T>()
    {
        var schema = JsonSchemaExporter.GetJsonSchemaAsNode(Written, typeof(T), Exported).AsObject();
        foreach (var computed in Computed<T>()) schema["properties"]!.AsObject().Remove(computed);
        schema.Remove("required");
        return schema;
    }

    /// <summary>What a record works out is in no file.</summary>
    private static IEnumerable<string> Computed<T>() => typeof(T).GetProperties()
        .Where(property => property.SetMethod is null)
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    private static JsonObject Promos()
    {
        var promo = Of<Promo>();
        var fields = promo["properties"]!.AsObject();
        fields.Remove("discount");
        fields["code"] = String("What people type, in any case.", "^[A-Z0-9-]{1,32}$");
        fields["percentOff"] = Number("1 to 100; or amountOff.");
        fields["amountOff"] = Number("In the currency's minor units, with its currency; or percentOff.");
        fields["currency"] = String("Of amountOff: an ISO code in lower case.", "^[a-z]{3}$");
        fields["duration"] = new JsonObject
        {
            ["description"] = "How many payments it is for.",
            ["enum"] = new JsonArray("once", "repeating", "forever"),
        };
        fields["durationInMonths"] = Number("Where it is repeating.");
        return promo;
    }

    private static JsonObject Stripe()
    {
        var account = Of<SellingAccount>();
        account["properties"]!["environment"]!["enum"] = new JsonArray("test", "live");
        account["properties"]!["environment"]!.AsObject().Remove("type");
        Closed(account["properties"]!["portal"]!.AsObject());
        var schema = Listed("accounts", "The Stripe accounts, and where new orders go.", account, "name");
        var route = Of<SalesRoute>();
        route["required"] = new JsonArray("account");
        schema["properties"]!["routes"] = new JsonObject
        {
            ["description"] = "Of new orders; the first that fits counts.",
            ["type"] = "array",
            ["items"] = Closed(route),
        };
        return schema;
    }

    private static JsonObject Dunning()
    {
        var step = Of<DunningStep>();
        var fields = step["properties"]!.AsObject();
        fields["text"] = new JsonObject
        {
            ["description"] = "What it says; the words are in config/texts.",
            ["enum"] = new JsonArray([.. DunningSettings.Texts.Select(text => JsonValue.Create(text))]),
        };
        fields["buttons"] = new JsonObject
        {
            ["description"] = "The ways out under it, in their order.",
            ["type"] = "array",
            ["items"] = new JsonObject { ["enum"] = new JsonArray("pay", "card", "portal", "status") },
        };
        step["required"] = new JsonArray("text");
        return Closed(new JsonObject
        {
            ["description"] = "What is done about renewals that are not paid.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["graceDays"] = Number("Goes before graceDays of leanbot.json."),
                ["steps"] = new JsonObject { ["type"] = "array", ["items"] = Closed(step) },
            },
        });
    }

    private static JsonObject Worker()
    {
        var worker = Of<Settings>();
        var fields = worker["properties"]!.AsObject();
        worker["description"] = "What the bots do, and where things are.";
        fields.Remove("paidBroadcast");
        fields["telegram"] = Base("https://api.telegram.org");
        fields["telegram"]!["properties"]!["paidBroadcast"] = Closed(new JsonObject
        {
            ["description"] = "Whether an admin may let a broadcast go faster, against the user bot's Stars.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["enabled"] = new JsonObject { ["type"] = "boolean" },
                ["perSecond"] = Number("31 to 1000; 1000 where it is left out."),
            },
        });
        fields["stripe"] = Base("https://api.stripe.com");
        fields["receiver"] = Closed(new JsonObject
        {
            ["description"] = "Where webhooks are listened for; counts after a restart.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["host"] = String("127.0.0.1, or 0.0.0.0 for all.", null),
                ["port"] = Number("3001 where it is left out."),
            },
        });
        fields["logs"] = Closed(new JsonObject
        {
            ["description"] = "The daily files in the data folder; counts after a restart.",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["keepDays"] = Number("31 where it is left out.") },
        });
        foreach (var (_, field) in fields)
        {
            if (field!["properties"] is not null) Closed(field.AsObject());
        }

        fields["sensibleHours"]!["required"] = new JsonArray("from", "to");
        return Closed(worker);
    }

    private static JsonObject Base(string address) => Closed(new JsonObject
    {
        ["description"] = $"{address} where it is left out; counts after a restart.",
        ["type"] = "object",
        ["properties"] = new JsonObject { ["baseUrl"] = String("A web address.", null) },
    });

    /// <summary>Types that are other things in a file than in memory.</summary>
    private static JsonObject? OfType(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? OfType(inner)
        : type == typeof(MemberId) ? Number("A numeric Telegram id.")
        : type == typeof(ChannelId) || type == typeof(PlanId) ? String("An id of ours.", IdPattern)
        : type == typeof(DateOnly) ? String("A day such as 2026-12-31.", "^\\d{4}-\\d{2}-\\d{2}$")
        : type == typeof(IReadOnlyDictionary<Period, Money>) ? Prices()
        : type == typeof(IReadOnlyDictionary<PlanId, IReadOnlyDictionary<Period, Money>>)
            ? new JsonObject { ["type"] = "object", ["additionalProperties"] = Prices() }
        : type == typeof(AdminRole) ? OneOf<AdminRole>("owner where it is left out.")
        : type == typeof(PartialRefund) ? OneOf<PartialRefund>("What a refund of a part does.")
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            && OfType(type.GenericTypeArguments[0]) is { } item
            ? new JsonObject { ["type"] = "array", ["items"] = item }
        : type == typeof(int) || type == typeof(long) ? new JsonObject { ["type"] = "integer" }
        : null;

    private static JsonObject OneOf<T>(string description) where T : struct, Enum => new()
    {
        ["description"] = description,
        ["enum"] = Words(Enum.GetNames<T>()),
    };

    private static JsonArray Words(IEnumerable<string> names) =>
        [.. names.Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    private static JsonObject Prices() => Closed(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(Enum.GetNames<Period>().Select(
            period => new KeyValuePair<string, JsonNode?>(period.ToLowerInvariant(), Price()))),
    });

    private static JsonObject Price() => Closed(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["unitAmount"] = Number("In the currency's minor units: 1900 usd is $19."),
            ["currency"] = String("An ISO code in lower case.", "^[a-z]{3}$"),
        },
        ["required"] = new JsonArray("unitAmount", "currency"),
    });

    private static JsonObject Closed(JsonObject schema)
    {
        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonObject Number(string description) =>
        new() { ["description"] = description, ["type"] = "integer" };

    private static JsonObject String(string description, string? pattern)
    {
        var schema = new JsonObject { ["description"] = description, ["type"] = "string" };
        if (pattern is not null) schema["pattern"] = pattern;
        return schema;
    }

    /// <summary>A file has a value or leaves it out.</summary>
    private static JsonNode Described(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema) return node;
        if (schema["type"] is JsonArray types)
            schema["type"] = types.First(type => type!.GetValue<string>() != "null")!.DeepClone();
        schema.Remove("default");
        if (CodeComments.Of(context) is { } comment)
        {
            schema.Remove("description");
            schema.Insert(0, "description", comment);
        }

        return schema;
    }
}
