using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Storage;

public sealed class DurabilityTests
{
    private const string Definition = """
        {"name":"kept","fields":[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String","analyzer":"fr.lucene"}]}
        """;

    [Fact]
    public async Task Everything_that_was_answered_is_there_after_the_process_was_killed()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var answered = 0;
        await using (var program = await EmulatorProcess.StartAsync(folder.Path))
        {
            await program.SendAsync(HttpMethod.Post, "/indexes", Definition, 201, cancellation);
            await program.SendAsync(HttpMethod.Post, "/synonymmaps", """{"name":"words","format":"solr","synonyms":"a,b"}""", 201, cancellation);
            var writing = WriteUntilKilledAsync(program, () => Interlocked.Increment(ref answered), cancellation);
            while (Volatile.Read(ref answered) < 20)
                await Task.Yield();
            program.Kill();
            await writing;
        }

        await using var again = await EmulatorProcess.StartAsync(folder.Path);
        await again.SendAsync(HttpMethod.Get, "/synonymmaps('words')", null, 200, cancellation);
        for (var number = 0; number < answered; number++)
            await again.SendAsync(HttpMethod.Get, $"/indexes('kept')/docs('{number}-9')", null, 200, cancellation);
        await again.SendAsync(HttpMethod.Get, "/indexes('kept')/docs('dropped-0')", null, 404, cancellation);
        var count = int.Parse((await again.SendAsync(HttpMethod.Get, "/indexes('kept')/docs/$count", null, 200, cancellation)).TrimStart('\uFEFF'), null);
        // The batch under way when the process died may be there or not, but never a part of it.
        Assert.True(count == answered * 10 || count == (answered + 1) * 10, $"{answered} batches were answered but {count} documents are there.");
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
            await program.SendAsync(
                HttpMethod.Post, "/indexes('kept')/docs/search.index", $$"""{"value":[{"id":"{{round}}","title":"Tour"},{"@search.action":"delete","id":"{{round - 1}}"}]}""", 200, cancellation);
            program.Kill();
        }

        await using var last = await EmulatorProcess.StartAsync(folder.Path);
        var found = await last.SendAsync(HttpMethod.Post, "/indexes('kept')/docs/search.post.search", """{"search":"tours","select":"id"}""", 200, cancellation);
        Assert.Contains("\"value\":[{\"@search.score\":", found, StringComparison.Ordinal);
        Assert.EndsWith(",\"id\":\"2\"}]}", found, StringComparison.Ordinal);
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
            Assert.Equal(0, await program.StopAsync(cancellation));
        }

        await using var again = await EmulatorProcess.StartAsync(folder.Path);
        await again.SendAsync(HttpMethod.Get, "/indexes('kept')/docs('1')", null, 200, cancellation);
    }

    private static async Task WriteUntilKilledAsync(EmulatorProcess program, Action onAnswer, CancellationToken cancellation)
    {
        try
        {
            for (var batch = 0; ; batch++)
            {
                var documents = string.Join(',', Enumerable.Range(0, 10).Select(number => $$"""{"id":"{{batch}}-{{number}}","title":"Lot {{batch}}"}"""));
                await program.SendAsync(
                    HttpMethod.Post, "/indexes('kept')/docs/search.index", $$"""{"value":[{{documents}},{"id":"dropped-0"},{"@search.action":"delete","id":"dropped-0"}]}""", 200, cancellation);
                onAnswer();
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone, which is what the test is about.
        }
    }
}
