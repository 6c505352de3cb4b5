using System.Reflection;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core;

/// <summary>Finds every command, button, flow and rule of one assembly once, and refuses two with one
/// name.</summary>
public sealed class Router
{
    private readonly Dictionary<string, Command> _commands;
    private readonly Dictionary<string, Command> _aliases;
    private readonly Dictionary<string, Button> _buttons;
    private readonly Dictionary<string, Flow> _flows;
    private readonly Dictionary<string, TimerRule> _timers;
    private readonly Dictionary<string, StripeRule> _stripe;
    private readonly Dictionary<string, ResultRule> _results;
    private readonly Dictionary<string, UpdateRule> _updates;
    private readonly Dictionary<string, AdminScreen> _screens;
    private readonly Dictionary<string, MemberSection> _sections;
    private readonly Dictionary<string, DangerousAction> _actions;

    /// <exception cref="InvalidOperationException">Two routes share a name, or something kept has no
    /// route.</exception>
    public Router(Schema schema, params Assembly[] assemblies)
    {
        Schema = schema;
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).ToArray();
        _commands = Find<Command>(types, command => Name(command.Bot, command.Name));
        _aliases = AliasesOf(_commands.Values);
        _buttons = Find<Button>(types, button => Name(button.Bot, button.Route));
        _flows = Find<Flow>(types, flow => flow.StateType.FullName!);
        _timers = Find<TimerRule>(types, rule => schema.CollectionOf(rule.RecordType));
        _stripe = Find<StripeRule>(types, rule => rule.EventType);
        _results = Find<ResultRule>(types, rule => Wire.NameOf(rule.RequestType));
        _updates = Find<UpdateRule>(types, rule => rule.IncomingType.Name);
        _screens = Find<AdminScreen>(types, screen => screen.Route);
        _sections = Find<MemberSection>(types, section => section.Name);
        _actions = Find<DangerousAction>(types, action => action.Route);
        RefuseGaps(schema, types);
    }

    internal Schema Schema { get; }

    /// <summary>The commands of a bot, in the order that help and menus show them.</summary>
    public IEnumerable<Command> CommandsOf(Bot bot) =>
        _commands.Values
            .Where(command => command.Bot == bot)
            .OrderBy(command => command.Place)
            .ThenBy(command => command.Name, StringComparer.Ordinal);

    /// <summary>The outbox kinds, each with its request and result types: what the adapters must be able to
    /// do.</summary>
    public IReadOnlyDictionary<string, ResultRule> Results => _results;

    /// <summary>The types of Stripe's events that mean something here.</summary>
    public IEnumerable<string> StripeEventTypes => _stripe.Keys.Order(StringComparer.Ordinal);

    /// <summary>One line a route, in a stable order: the reviewed list of all that can be reached.</summary>
    public IEnumerable<string> Table() => Lines("command", _commands)
        .Concat(Lines("alias", _aliases))
        .Concat(Lines("button", _buttons))
        .Concat(_flows.Values.SelectMany(FlowLines))
        .Concat(Lines("timer", _timers))
        .Concat(Lines("stripe", _stripe))
        .Concat(Lines("outbox", _results))
        .Concat(Lines("update", _updates))
        .Concat(Lines("screen", _screens))
        .Concat(Lines("section", _sections))
        .Concat(Lines("action", _actions));

    /// <summary>All of the admin bot, each with the right that it takes.</summary>
    public IEnumerable<(string Name, AdminRights Right)> Guards =>
        Guarded("command", _commands).Concat(Guarded("button", _buttons)).Concat(Guarded("flow", _flows))
            .Concat(Guarded("screen", _screens)).Concat(Guarded("action", _actions));

    /// <param name="name">The main name or another one.</param>
    internal Command? Command(Bot bot, string name) =>
        _commands.GetValueOrDefault(Name(bot, name)) ?? _aliases.GetValueOrDefault(Name(bot, name));

    /// <summary>The name that was probably meant; null where none is near.</summary>
    internal string? NearestName(Bot bot, string typed) => Spelling.Nearest(
        typed, CommandsOf(bot).SelectMany(command => command.Aliases.Prepend(command.Name)));

    internal Button? Button(Bot bot, string route) => _buttons.GetValueOrDefault(Name(bot, route));

    /// <summary>What it takes to press a button of the admin bot.</summary>
    internal AdminRights RightFor(Choice choice) =>
        choice is Choice.Press press && Button(Bot.Admin, press.Route) is AdminButton button
            ? button.RightFor(this, press.Argument)
            : AdminRights.Look;

    internal Flow? FlowOf(FlowState state) =>
        _flows.Values.FirstOrDefault(flow => flow.StateType.IsInstanceOfType(state));

    internal TimeSpan PatienceOf(FlowState state) => FlowOf(state)?.PatienceFor(state)
        ?? throw new InvalidOperationException($"No flow takes {state.GetType().FullName}.");

    internal TimerRule TimerOf(string collection) => _timers[collection];

    internal StripeRule? StripeRuleOf(string eventType) => _stripe.GetValueOrDefault(eventType);

    internal ResultRule ResultRuleOf(Outgoing request) => _results[Wire.NameOf(request.GetType())];

    internal UpdateRule? UpdateRuleOf(Incoming incoming) =>
        _updates.GetValueOrDefault(incoming.GetType().Name);

    /// <exception cref="InvalidOperationException">Two commands share a name.</exception>
    private static Dictionary<string, Command> AliasesOf(IReadOnlyCollection<Command> commands)
    {
        var all = Schema.Unique(
            commands.SelectMany(command => command.Aliases
                .Prepend(command.Name)
                .Select(name => (Name(command.Bot, name), command))),
            nameof(Command));
        return all
            .Where(route => route.Key != Name(route.Value.Bot, route.Value.Name))
            .ToDictionary(route => route.Key, route => route.Value);
    }

    /// <summary>The screens that the menu leads to, in its order.</summary>
    internal IEnumerable<AdminScreen> MenuScreens => _screens.Values
        .Where(screen => screen.Place is not null)
        .OrderBy(screen => screen.Place)
        .ThenBy(screen => screen.Route, StringComparer.Ordinal);

    internal AdminScreen? Screen(string route) => _screens.GetValueOrDefault(route);

    /// <summary>What may take a second admin.</summary>
    internal IEnumerable<DangerousAction> Actions => _actions.Values;

    internal DangerousAction? Action(string route) => _actions.GetValueOrDefault(route);

    /// <summary>What an admin sees of a member, in its order.</summary>
    internal IEnumerable<MemberSection> MemberSections => _sections.Values
        .OrderBy(section => section.Place)
        .ThenBy(section => section.Name, StringComparer.Ordinal);

    private void RefuseGaps(Schema schema, Type[] types)
    {
        var missing = types.Where(type => type.IsSubclassOf(typeof(Outgoing)) && !type.IsAbstract)
            .Where(type => !_results.ContainsKey(Wire.NameOf(type)))
            .Select(type => $"{type.Name} has no ResultRule")
            .Concat(schema.Collections
                .Where(name => FallsDue(schema.TypeOf(name)))
                .Where(name => !_timers.ContainsKey(name))
                .Select(name => $"{schema.TypeOf(name).Name} falls due but has no TimerRule"))
            .ToArray();
        if (missing.Length > 0) throw new InvalidOperationException(string.Join("; ", missing) + ".");
    }

    private static bool FallsDue(Type recordType) =>
        recordType.GetProperty(nameof(Record.Due))!.DeclaringType != typeof(Record);

    private static string Name(Bot bot, string name) => $"{bot} {name}";

    private static Dictionary<string, T> Find<T>(IEnumerable<Type> types, Func<T, string> nameOf) =>
        Schema.Unique(
        types.Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)))
            .Select(type => (T)Activator.CreateInstance(type)!)
            .Select(item => (nameOf(item), item)),
        typeof(T).Name);

    private static IEnumerable<(string Name, AdminRights Right)> Guarded<T>(
        string kind, Dictionary<string, T> routes) where T : notnull => routes
        .Where(route => route.Value is IGuarded)
        .OrderBy(route => route.Key, StringComparer.Ordinal)
        .Select(route => ($"{kind} {route.Value.GetType().Name}", ((IGuarded)route.Value).Right));

    private static IEnumerable<string> Lines<T>(
        string kind, Dictionary<string, T> routes) where T : notnull => routes
        .OrderBy(route => route.Key, StringComparer.Ordinal)
        .Select(route => $"{kind,-8} {route.Key,-40} {route.Value.GetType().Name}");

    private static IEnumerable<string> FlowLines(Flow flow) => flow.StateType.GetNestedTypes()
        .Where(type => type.IsSubclassOf(flow.StateType))
        .Select(type => (Wire.NameOf(type), type.Name))
        .OrderBy(step => step.Item1, StringComparer.Ordinal)
        .Select(step => $"{"flow",-8} {$"{flow.Bot} {step.Item1}",-40} {flow.GetType().Name}.{step.Name}");
}
