using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Storage;

public sealed class DurabilityTests
{
    private const string Definition = """
        {"name":"kept","fields":[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String","analyzer":"fr.lucene"}]}
        """;

    // Some of the moments are while the log is being committed and cleared: sixteen batches fill it.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Everything_that_was_answered_is_there_whenever_the_process_is_killed(int seed)
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var random = new Random(seed);
        var written = new WrittenBatches();
        for (var round = 0; round < 4; round++)
        {
            await using var program = await EmulatorProcess.StartAsync(folder.Path);
            await program.SendAsync(HttpMethod.Put, "/indexes('kept')", Definition, round == 0 ? 201 : 200, cancellation);
            await written.CheckAsync(program, cancellation);
            var writing = written.WriteUntilKilledAsync(program, cancellation);
            // So many batches, not so much time, which means little on a busy machine; then somewhere in the next ones.
            for (var enough = written.Answered + random.Next(6, 20); written.Answered < enough && !writing.IsCompleted;)
                await Task.Delay(1, cancellation);
            await Task.Delay(random.Next(100), cancellation);
            program.Kill();
            await writing;
        }

        await using var last = await EmulatorProcess.StartAsync(folder.Path);
        await written.CheckAsync(last, cancellation);
    }

    [Fact]
    public async Task A_killed_process_leaves_an_index_that_can_be_written_and_killed_again()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        for (var round = 0; round < 3; round++)
        {
            await using var program = await EmulatorProcess.StartAsync(folder.Path);
            await program.SendAsync(HttpMethod.Put, "/indexes('kept')", Definition, round == 0 ? 201 : 200, cancellation);
            await program.SendAsync(HttpMethod.Put, "/synonymmaps('words')", """{"name":"words","format":"solr","synonyms":"a,b"}""", round == 0 ? 201 : 200, cancellation);
            await program.SendAsync(
                HttpMethod.Post, "/indexes('kept')/docs/search.index", $$"""{"value":[{"id":"{{round}}","title":"Tour"},{"@search.action":"delete","id":"{{round - 1}}"}]}""", 200, cancellation);
            program.Kill();
        }

        await using var last = await EmulatorProcess.StartAsync(folder.Path);
        var found = await last.SendAsync(HttpMethod.Post, "/indexes('kept')/docs/search.post.search", """{"search":"tours","select":"id"}""", 200, cancellation);
        Assert.Contains("\"value\":[{\"@search.score\":", found, StringComparison.Ordinal);
        Assert.EndsWith(",\"id\":\"2\"}]}", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(20)]
    public async Task A_commit_that_a_crash_left_half_written_loses_nothing(int length)
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await using (var program = await EmulatorProcess.StartAsync(folder.Path))
        {
            await program.SendAsync(HttpMethod.Put, "/indexes('kept')", Definition, 201, cancellation);
            await program.SendAsync(HttpMethod.Post, "/indexes('kept')/docs/search.index", """{"value":[{"id":"1"}]}""", 200, cancellation);
            program.Kill();
        }
        var lucene = Path.Combine(folder.Path, "indexes", "kept", "lucene");
        var commit = await File.ReadAllBytesAsync(Path.Combine(lucene, "segments_1"), cancellation);
        await File.WriteAllBytesAsync(Path.Combine(lucene, "segments_2"), commit.AsMemory(0, length), cancellation);

        await using var again = await EmulatorProcess.StartAsync(folder.Path);
        await again.SendAsync(HttpMethod.Get, "/indexes('kept')/docs('1')", null, 200, cancellation);
    }

    [Fact]
    public async Task A_process_that_is_asked_to_stop_stops_and_keeps_everything()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to ask with.");
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await using (var program = await EmulatorProcess.StartAsync(folder.Path))
        {
            await program.SendAsync(HttpMethod.Post, "/indexes", Definition, 201, cancellation);
            await program.SendAsync(HttpMethod.Post, "/indexes('kept')/docs/search.index", """{"value":[{"id":"1"}]}""", 200, cancellation);
            var (exitCode, output) = await program.StopAsync(cancellation);
            Assert.Equal(0, exitCode);
            Assert.Contains(folder.Path, Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }

        await using var again = await EmulatorProcess.StartAsync(folder.Path);
        await again.SendAsync(HttpMethod.Get, "/indexes('kept')/docs('1')", null, 200, cancellation);
    }
}
