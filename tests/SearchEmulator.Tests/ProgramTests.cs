using System.Globalization;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await using var first = await EmulatorProcess.StartAsync(folder.Path);

        var (exitCode, error) = await EmulatorProcess.RunAsync("--memory", "--port", first.Port.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(1, exitCode);
        Assert.Contains("--port", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_told_in_a_sentence()
    {
        var (exitCode, error) = await EmulatorProcess.RunAsync("--memory", "--port", "0", "--certificate", "nowhere.pfx");

        Assert.Equal(1, exitCode);
        Assert.Contains("--certificate", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
