using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Exports;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.Sweeps;

namespace LeanBot.Tidy.Tests;

/// <summary>Keys of texts that are put together from the name of a choice or of a command.</summary>
internal static class ComposedTexts
{
    public static IEnumerable<string> All() =>
    [
        .. Named<SubscriptionState>("states."),
        .. Named<DiaryKind>("diary."),
        .. Named<NoticeKind>("notices."),
        .. Named<AuditKind>("audit."),
        .. Named<AdminRole>("admins.role."),
        .. Named<AdminRights>("admins.right.", AdminRights.None, AdminRights.All),
        .. Enum.GetNames<KickReason>().Select(reason => $"removals.because{reason}"),
        .. Enum.GetNames<FindingKind>().SelectMany(kind => (string[])[$"sweeps.list{kind}", $"sweeps.head{kind}"]),
        .. Enum.GetNames<Right>().Select(right => $"sweeps.lacks{right}"),
        .. ExportTables.All.Select(table => table.Name).Append(MigrationTable.Wire).Select(name => $"exports.{name}"),
        .. Commands(),
    ];

    private static IEnumerable<string> Named<T>(string prefix, params T[] without) where T : struct, Enum =>
        Enum.GetValues<T>()
            .Except(without)
            .Select(value => prefix + JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static IEnumerable<string> Commands() => typeof(Command).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Command)))
        .Select(type => (Command)Activator.CreateInstance(type)!)
        .Select(command => (command.Bot == Bot.Admin ? "adminCommands." : "commands.") + command.Name);
}
