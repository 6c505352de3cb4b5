using System.Runtime.CompilerServices;

namespace LeanBot.Core.Tests;

public sealed class RoutesTests
{
    [Fact]
    public void Every_route_is_on_the_reviewed_list() =>
        Verified.MatchesFile(string.Join('\n', Town.Routes), ListPath());

    [Fact]
    public void Two_routes_with_one_name_fail_the_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => new Router(Some.Schema, typeof(Engine).Assembly, typeof(RoutesTests).Assembly));

        Assert.Contains("«User start»", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_collections_with_one_name_fail_the_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => new Schema(typeof(Engine).Assembly, typeof(RoutesTests).Assembly));

        Assert.Contains("«members»", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_is_described_in_the_texts() => Assert.All(
        Town.Routes.Where(route => route.StartsWith("command", StringComparison.Ordinal)),
        route => Assert.True(Some.Config.Texts.Has(
            (route.Contains("Admin ",
            StringComparison.Ordinal) ? "adminCommands." : "commands.") + route.Split(
                ' ', StringSplitOptions.RemoveEmptyEntries)[2])));

    private static string ListPath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../Routes.verified.txt");

    internal sealed class SecondStart : MemberCommand
    {
        public override string Name => "start";

        public override void Run(Turn turn, string args) => throw new NotSupportedException();
    }

    [Kept("members")]
    internal sealed record SecondMember(string Id) : Record
    {
        public override string Key => Id;
    }
}
