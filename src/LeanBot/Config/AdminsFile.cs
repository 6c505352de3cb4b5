using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Configuration;

/// <summary>config/admins.json: <c>{"admins":[{"telegramId","name","language"?,"role"?}],
/// "roles"?:{"support":["answer", …]},"secondAdmin"?:{"people"?,"amounts"?:{"usd":50000}}}</c>.</summary>
internal static class AdminsFile
{
    private static readonly string[] Roles = [.. Enum.GetNames<AdminRole>().Select(NameOf)];

    private static readonly Dictionary<string, AdminRights> Rights = Enum.GetValues<AdminRights>()
        .Where(right => right is not (AdminRights.None or AdminRights.All))
        .ToDictionary(right => NameOf(right.ToString()), StringComparer.Ordinal);

    public static IReadOnlyList<Admin> Read(Node root, IReadOnlyDictionary<AdminRole, AdminRights> roles)
    {
        root.Knows("admins", "roles", "secondAdmin");
        var admins = root["admins"].Needed().List()
            .Select(node => (node, admin: Read1(node, roles)))
            .ToArray();
        Unique.Check(admins.Select(one => (one.node["telegramId"], one.admin.TelegramId.ToString())));
        return [.. admins.Select(one => one.admin)];
    }

    public static IReadOnlyDictionary<AdminRole, AdminRights> RolesOf(Node root)
    {
        var node = root["roles"].Knows(Roles);
        return Enum.GetValues<AdminRole>().ToDictionary(
            role => role, role => RightsOf(node[Roles[(int)role]]) ?? RoleRights.Of(role));
    }

    public static SecondAdminSettings SecondAdminOf(Node root)
    {
        var node = root["secondAdmin"].Knows("people", "amounts");
        var shipped = new SecondAdminSettings();
        return new SecondAdminSettings
        {
            People = node["people"].Whole(0, 1_000_000, shipped.People),
            Amounts = node["amounts"].IsThere ? AmountsOf(node["amounts"]) : shipped.Amounts,
        };
    }

    private static Dictionary<string, long> AmountsOf(Node node)
    {
        foreach (var (currency, value) in node.Fields())
        {
            if (currency.Length != 3 || !currency.All(char.IsAsciiLetterLower))
                value.Wrong("is no currency: expected is an ISO code in lower case such as usd");
        }

        return node.Fields().ToDictionary(
            field => field.Name, field => field.Value.Whole(0, long.MaxValue / 2, otherwise: 0));
    }

    private static Admin Read1(Node node, IReadOnlyDictionary<AdminRole, AdminRights> roles)
    {
        node.Knows("telegramId", "name", "language", "role");
        var id = node["telegramId"].Needed().Whole(1, 1L << 52, otherwise: 0);
        var role = RoleOf(node["role"]);
        return new Admin(
            new MemberId(id), node["name"].Needed().Text(), node["language"].Text(Texts.DefaultLanguage), role)
        {
            Rights = roles[role],
        };
    }

    private static AdminRole RoleOf(Node node)
    {
        if (!node.IsThere) return AdminRole.Owner;
        var at = Array.IndexOf(Roles, node.Text());
        if (at >= 0) return (AdminRole)at;
        node.Wrong($"is «{node.Text()}», expected is one of {string.Join(", ", Roles)}");
        return AdminRole.ReadOnly;
    }

    /// <summary>Null where the file does not say; whoever is on the list may look.</summary>
    private static AdminRights? RightsOf(Node node) => node.IsThere
        ? node.List().Aggregate(AdminRights.Look, (sum, right) => sum | RightOf(right))
        : null;

    private static AdminRights RightOf(Node node)
    {
        if (Rights.TryGetValue(node.Text(), out var right)) return right;
        node.Wrong($"is «{node.Text()}», expected is one of {string.Join(", ", Rights.Keys)}");
        return AdminRights.None;
    }

    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
