using System.Globalization;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator;

/// <summary>What goes wrong at the start is told in one sentence, which names the option to change.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("--port", "--port", "abc")]
    [InlineData("--port", "--port", "65536")]
    [InlineData("--port", "--port", "-1")]
    [InlineData("--port", "--port")]
    [InlineData("--nope", "--nope")]
    [InlineData("extra", "extra")]
    [InlineData("--admin-key", "--memory", "--admin-key", "")]
    [InlineData("--certificate", "--memory", "--port", "0", "--certificate", "nowhere.pfx")]
    public Task A_bad_option(string named, params string[] arguments) => MustBeToldAsync(named, arguments);

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var folder = new TemporaryFolder();
        await using var first = await EmulatorProcess.StartAsync(folder.Path);

        await MustBeToldAsync("--port", "--memory", "--port", first.Port.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_folder_that_another_emulator_uses()
    {
        using var folder = new TemporaryFolder();
        await using var first = await EmulatorProcess.StartAsync(folder.Path);

        await MustBeToldAsync("--data", "--port", "0", "--data", folder.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task A_definition_that_is_damaged(string content)
    {
        using var folder = new TemporaryFolder();
        var index = Directory.CreateDirectory(Path.Combine(folder.Path, "indexes", "articles")).FullName;
        await File.WriteAllTextAsync(Path.Combine(index, "definition.json"), content, TestContext.Current.CancellationToken);

        await MustBeToldAsync("definition.json", "--port", "0", "--data", folder.Path);
    }

    [Fact]
    public async Task A_folder_that_is_a_file()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "x", TestContext.Current.CancellationToken);

        await MustBeToldAsync("--data", "--port", "0", "--data", file);
    }

    private static async Task MustBeToldAsync(string named, params string[] arguments)
    {
        var (exitCode, output, error) = await EmulatorProcess.RunAsync(arguments);

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.Contains(named, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
