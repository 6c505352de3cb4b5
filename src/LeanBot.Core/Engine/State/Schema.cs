using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LeanBot.Core;

/// <summary>What can be kept and how it is written as JSON, found by scanning one assembly.</summary>
public sealed class Schema
{
    /// <summary>The version of the stored format. A change that old files do not fit raises it and brings a
    /// migration.</summary>
    public const int Version = 1;

    private readonly Dictionary<Type, string> _collectionOf;
    private readonly Dictionary<string, Type> _typeOf;
    private readonly ILookup<Type, Index> _indexes;
    private readonly SharedTexts _texts = new();

    public Schema(params Assembly[] assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).ToArray();
        _collectionOf = types.Where(type => type.GetCustomAttribute<KeptAttribute>() is not null)
            .ToDictionary(type => type, type => type.GetCustomAttribute<KeptAttribute>()!.Collection);
        _typeOf = Unique(_collectionOf.Select(pair => (pair.Value, pair.Key)), "collection");
        _indexes = types.SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => typeof(Index).IsAssignableFrom(field.FieldType))
            .Select(field => (Index)field.GetValue(null)!)
            .ToLookup(index => index.RecordType);
        Json = JsonFor(types, _texts);
    }

    public IReadOnlyCollection<string> Collections => _typeOf.Keys;

    /// <summary>How every record is written: camelCase names, enums as words, closed choices with a
    /// <c>kind</c>.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>To be held while much is read: texts that come twice in it stand in memory once.</summary>
    public IDisposable ShareTexts(long bytes) => _texts.Expect(bytes);

    public Type TypeOf(string collection) => _typeOf.TryGetValue(collection, out var type)
        ? type
        : throw new InvalidOperationException($"There is no collection «{collection}».");

    public bool Knows(string collection) => _typeOf.ContainsKey(collection);

    internal string CollectionOf(Type type) => _collectionOf.TryGetValue(type, out var name)
        ? name
        : throw new InvalidOperationException(
            $"{type.Name} has no [Kept] attribute, so it cannot be stored.");

    internal static bool IsWalked(Type type) => type.GetCustomAttribute<KeptAttribute>()?.IsWalked == true;

    internal IEnumerable<Index> IndexesOf(Type type) => _indexes[type];

    internal static Dictionary<string, T> Unique<T>(IEnumerable<(string Name, T Item)> items, string what)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, item) in items)
        {
            if (!all.TryAdd(name, item))
                throw new InvalidOperationException(
                    $"Two of kind {what} are called «{name}»: {all[name]} and {item}.");
        }

        return all;
    }

    private static JsonSerializerOptions JsonFor(Type[] types, SharedTexts texts)
    {
        var wired = types.Where(type => type.GetCustomAttribute<WireAttribute>() is not null).ToArray();
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(info =>
        {
            if (info.Type != typeof(Outgoing) && info.Type != typeof(FlowState)) return;
            info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
            var derived = wired
                .Where(type => type.IsSubclassOf(info.Type))
                .Select(type => (Wire.NameOf(type), type));
            foreach (var (name, type) in Unique(derived, info.Type.Name))
                info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
        });
        return new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = resolver,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), texts, new MoneyJson(texts),
                new RecordJson(),
            },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // What a record computes is not kept.
            IgnoreReadOnlyProperties = true,
            AllowOutOfOrderMetadataProperties = true,
        };
    }
}
