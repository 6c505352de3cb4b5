using LeanBot.Core;
using LeanBot.Core.Features.Admins;

namespace LeanBot.Configuration;

/// <summary>config/admins.json: <c>{"admins":[{"telegramId","name","language"?}]}</c>.</summary>
internal static class AdminsFile
{
    public static IReadOnlyList<Admin> Read(Node root)
    {
        var admins = root.Knows("admins")["admins"].Needed().List()
            .Select(node => (node, admin: Read1(node)))
            .ToArray();
        Unique.Check(admins.Select(one => (one.node["telegramId"], one.admin.TelegramId.ToString())));
        return [.. admins.Select(one => one.admin)];
    }

    private static Admin Read1(Node node)
    {
        node.Knows("telegramId", "name", "language");
        var id = node["telegramId"].Needed().Whole(1, 1L << 52, otherwise: 0);
        return new Admin(
            new MemberId(id), node["name"].Needed().Text(), node["language"].Text(Texts.DefaultLanguage));
    }
}
