using System.Reflection;
using System.Text.RegularExpressions;

namespace LeanBot.Tidy.Tests;

/// <summary>The house rules that no compiler holds. Each failure names the file and what to do
/// instead.</summary>
public sealed partial class StyleTests
{
    private const int FileLinesMax = 400;
    private const int ProgramLinesMax = 80;
    private const int ColumnsMax = 110;

    private static readonly string[] TopLevel =
        ["src", "tests", "config", "data", "scripts", "tunnel", "LeanBot.sln", "Dockerfile", "README.md",
        "global.json"];

    private static readonly string[] VagueFolders =
        ["Helpers", "Utils", "Utilities", "Common", "Extensions", "Managers", "Services", "Models", "Misc",
        "Shared"];

    private static readonly Assembly[] Ours =
    [
        typeof(Core.Engine).Assembly, typeof(Store.FileStorage).Assembly, typeof(Worker).Assembly,
        typeof(Sandbox.SandboxServer).Assembly, typeof(Demo.Demo).Assembly,
    ];

    [Fact]
    public void Every_class_is_sealed_abstract_or_static() => Assert.Empty(Ours
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && IsWritten(type))
        .Select(type => $"{type.FullName}: seal it."));

    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.Empty(Source.Files("src", "*.cs")
        .Concat(Source.Files("tests", "*.cs"))
        .Where(file => Source.Lines(file).Length > FileLinesMax)
        .Select(file => $"{file}: split it by idea."));

    [Fact]
    public void A_program_is_a_table_of_contents() => Assert.Empty(Source.Files("src", "Program.cs")
        .Where(file => Source.Lines(file).Length > ProgramLinesMax)
        .Select(file => $"{file}: move what is not a verb to where it belongs."));

    [Fact]
    public void No_line_is_wider_than_110_columns() => Assert.Empty(Source.Files("src", "*.cs")
        .Concat(Source.Files("tests", "*.cs"))
        .SelectMany(file => Source.Lines(file).Select((line, number) => (file, line, number)))
        .Where(line => line.line.Length > ColumnsMax && !IsUnbreakable(line.line))
        .Select(line => $"{line.file}:{line.number + 1}: break it."));

    [Fact]
    public void Folders_are_nouns_of_the_business() => Assert.Empty(Source.Files("src", "*.cs")
        .SelectMany(file => file.Split('/').Intersect(VagueFolders).Select(
            folder => $"{file}: «{folder}» says nothing.")));

    [Fact]
    public void The_top_level_is_fixed() => Assert.Empty(Directory.EnumerateFileSystemEntries(Source.Root)
        .Select(Path.GetFileName)
        .Where(name => !TopLevel.Contains(name) && !name!.StartsWith('.')
            && !(name.StartsWith(
                "Directory.", StringComparison.Ordinal) && name.EndsWith(".props", StringComparison.Ordinal)))
        .Select(name => $"{name}: it belongs into one of the folders."));

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_after_it() =>
        Assert.Empty(Source.Files("src", "*.cs")
        .Where(file => PublicTypes().Matches(Source.Text(file)).Any(type =>
            type.Groups["name"].Value != Path.GetFileNameWithoutExtension(file)))
        .Select(file => $"{file}: give each public type a file with its name."));

    [Fact]
    public void Nothing_is_left_half_done() => Assert.Empty(Source.Files("src", "*.cs")
        .Where(file => HalfDone().IsMatch(Source.Text(file)))
        .Select(file => $"{file}: finish it, or take it out."));

    [Fact]
    public void No_test_sleeps_or_is_switched_off() => Assert.Empty(Source.Files("tests", "*.cs")
        // A benchmark has to let real time pass.
        .Where(file => !file.Contains("Benchmarks", StringComparison.Ordinal))
        .Where(file => !file.EndsWith("StyleTests.cs", StringComparison.Ordinal))
        // These say what a machine lacks; the test then counts as skipped.
        .Where(file => !file.EndsWith("FactAttribute.cs", StringComparison.Ordinal))
        .Where(file => Sleeps().IsMatch(Source.Text(file)))
        .Select(file => $"{file}: wait for what happens, or move the clock."));

    [Fact]
    public void Core_is_pure_and_the_other_projects_know_only_whom_they_may()
    {
        Assert.Equal([], References("LeanBot.Core"));
        Assert.Equal(["LeanBot.Core"], References("LeanBot.Store"));
        Assert.Equal(["LeanBot.Core", "LeanBot.Store"], References("LeanBot"));
        Assert.Equal([], References("LeanBot.Sandbox"));
        Assert.Equal(["LeanBot", "LeanBot.Sandbox"], References("LeanBot.Demo"));
        Assert.DoesNotContain("PackageReference", Source.Text(
            "src/LeanBot.Core/LeanBot.Core.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_disk_folder_touches_the_disk_directly() => Assert.Empty(Source.Files("src", "*.cs")
        .Where(file => !file.StartsWith("src/LeanBot.Store/Disk/", StringComparison.Ordinal))
        .Where(file => Regex.IsMatch(Source.Text(file), @"\b(fsync|File\.Move|rename)\("))
        .Select(file => $"{file}: use the disk of LeanBot.Store."));

    /// <summary>A sentence, a pattern or a piece of JSON reads better whole.</summary>
    private static bool IsUnbreakable(string line) =>
        Quoted().Replace(line, "").Length < ColumnsMax || line.Contains("\"\"\"", StringComparison.Ordinal);

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && type.FullName?.Contains('<', StringComparison.Ordinal) != true
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
        && type.Namespace?.StartsWith("LeanBot", StringComparison.Ordinal) == true;

    private static string[] References(string project) =>
    [
        .. Regex.Matches(Source.Text($"src/{project}/{project}.csproj"), @"ProjectReference Include="".*?/([^/]+)\.csproj""")
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^public (?:readonly |sealed |abstract |static |partial )*(?:class|record struct|record|enum|interface|struct) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicTypes();

    [GeneratedRegex("\".*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"TODO|FIXME|HACK|NotImplementedException")]
    private static partial Regex HalfDone();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\(|Skip\s*=")]
    private static partial Regex Sleeps();
}
