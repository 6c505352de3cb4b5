using System.Text.Json;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Core.Features.Configuration;

/// <summary>What a new admins.json says other than the one before: who is in the team, who may do what, and
/// what takes a second one of them.</summary>
internal static class TeamDifferences
{
    public static IEnumerable<Difference> Between(Config before, Config after) =>
    [
        .. People(before.Admins, after.Admins),
        .. Enum.GetValues<AdminRole>().SelectMany(role => Roles(role, before.Roles[role], after.Roles[role])),
        .. SecondAdmin(before.SecondAdmin, after.SecondAdmin),
    ];

    private static IEnumerable<Difference> People(IReadOnlyList<Admin> before, IReadOnlyList<Admin> after)
    {
        foreach (var admin in after.ExceptBy(before.Select(one => one.TelegramId), one => one.TelegramId))
            yield return Of(admin, "configuration.adminAdded", admin.Role);
        foreach (var admin in before.ExceptBy(after.Select(one => one.TelegramId), one => one.TelegramId))
            yield return Of(admin, "configuration.adminRemoved", admin.Role);
        var both = before.Join(
            after, one => one.TelegramId, one => one.TelegramId, (was, now) => (Was: was, Now: now));
        foreach (var (was, now) in both)
        {
            if (was.Role != now.Role) yield return Of(now, "configuration.adminRole", was.Role);
            if ((was.Name, was.Language) != (now.Name, now.Language))
                yield return Of(now, "configuration.adminChanged", was.Role);
        }
    }

    private static Difference Of(Admin admin, string text, AdminRole before) => voice => voice.Text(
        text,
        ("name", admin.Name), ("id", admin.TelegramId), ("role", RoleIn(voice, admin.Role)),
        ("before", RoleIn(voice, before)));

    private static IEnumerable<Difference> Roles(AdminRole role, AdminRights before, AdminRights after)
    {
        if ((after & ~before) is not AdminRights.None and var more)
            yield return Of("configuration.roleMayToo", more);
        if ((before & ~after) is not AdminRights.None and var fewer)
            yield return Of("configuration.roleMayNot", fewer);

        Difference Of(string text, AdminRights rights) => voice => voice.Text(
            text, ("role", RoleIn(voice, role)), ("rights", RightsIn(voice, rights)));
    }

    private static IEnumerable<Difference> SecondAdmin(SecondAdminSettings before, SecondAdminSettings after)
    {
        if (before.People != after.People)
        {
            yield return voice => voice.Text(
                "configuration.secondAdminPeople", ("before", before.People), ("after", after.People));
        }

        if (!Amounts(before).SequenceEqual(Amounts(after)))
        {
            yield return voice => voice.Text(
                "configuration.secondAdminAmounts",
                ("before", AmountsIn(voice, before)), ("after", AmountsIn(voice, after)));
        }
    }

    private static IEnumerable<Money> Amounts(SecondAdminSettings settings) => settings.Amounts
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => new Money(one.Value, one.Key));

    private static string AmountsIn(Voice voice, SecondAdminSettings settings) => settings.Amounts.Count == 0
        ? voice.Text("configuration.anyAmount")
        : string.Join(" · ", Amounts(settings));

    private static string RoleIn(Voice voice, AdminRole role) => voice.Text($"admins.role.{Name(role)}");

    private static string RightsIn(Voice voice, AdminRights rights) => string.Join(", ", Enum
        .GetValues<AdminRights>()
        .Where(right => right is not (AdminRights.None or AdminRights.All) && rights.HasFlag(right))
        .Select(right => voice.Text($"admins.right.{Name(right)}")));

    private static string Name<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
