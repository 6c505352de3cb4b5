using LeanBot.Store;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>How a file is written that people edit too.</summary>
public sealed class SharedFileTests : IDisposable
{
    private const UnixFileMode Odd = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leanbot-shared-");
    private readonly SomeDisk _disk = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_keeps_its_mode_and_leaves_nothing_beside_it()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Write("a.json");
        File.SetUnixFileMode(path, Odd);

        Assert.Equal(SharedFileWay.Renamed, SharedFile.Replace(_disk, path, "new"u8, () => true));

        Assert.Equal(("new", Odd), (File.ReadAllText(path), File.GetUnixFileMode(path)));
        Assert.Single(_folder.GetFiles());
        Assert.Equal(["create", "rename", "sync folder"], _disk.Calls);
    }

    [Fact]
    public void A_link_goes_on_leading_to_what_was_written()
    {
        var target = Write("target.json");
        var link = Path.Combine(_folder.FullName, "link.json");
        File.CreateSymbolicLink(link, "target.json");

        SharedFile.Replace(_disk, link, "new"u8, () => true);

        Assert.Equal("target.json", new FileInfo(link).LinkTarget);
        Assert.Equal("new", File.ReadAllText(target));
    }

    [Fact]
    public void A_file_that_nothing_can_take_the_place_of_is_written_in_place()
    {
        var path = Write("a.json");
        _disk.IsBusy = true;

        Assert.Equal(SharedFileWay.InPlace, SharedFile.Replace(_disk, path, "new"u8, () => true));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_folder_that_takes_no_new_file_leaves_the_old_one_to_be_written()
    {
        var path = Write("a.json");
        _disk.TakesNoFile = true;

        Assert.Equal(SharedFileWay.InPlace, SharedFile.Replace(_disk, path, "new"u8, () => true));

        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void What_somebody_else_has_just_saved_stays()
    {
        var path = Write("a.json");

        Assert.Equal(SharedFileWay.NotAtAll, SharedFile.Replace(_disk, path, "new"u8, () => false));

        Assert.Equal("the old content", File.ReadAllText(path));
        Assert.Single(_folder.GetFiles());
    }

    private string Write(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, "the old content");
        return path;
    }
}
