using System.Globalization;
using Escouade.SearchEmulator.Fixtures;
using Escouade.SearchEmulator.Rest;
using Xunit;

namespace Escouade.SearchEmulator.Storage;

public sealed class ConcurrencyTests(RunningEmulator emulator)
{
    private const string Fields = """[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String","analyzer":"fr.lucene"}]""";

    [Fact]
    public async Task A_document_is_found_by_the_first_search_after_its_answer()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var number = 0; number < 25; number++)
            {
                var word = $"mot{writer}x{number}";
                (await emulator.PostAsync($"{path}/docs/search.index", $$"""{"value":[{"id":"{{word}}","title":"{{word}}"}]}""")).MustBe(200);
                var found = await emulator.PostAsync($"{path}/docs/search.post.search", $$"""{"search":"{{word}}"}""");
                Assert.Equal(word, found.MustBe(200).Keys);
            }
        }));

        Assert.Equal("100", (await emulator.GetAsync($"{path}/docs/$count")).Text.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task Fuzzy_and_wildcard_searches_find_the_same_however_many_run_at_once()
    {
        var documents = string.Join(',', Enumerable.Range(0, 300).Select(number => $$"""{"id":"{{number}}","title":"terme{{number.ToString("X", CultureInfo.InvariantCulture)}}"}"""));
        var path = await SmallIndex.MakeAsync(emulator, Fields, $"[{documents}]");
        string[] bodies =
        [
            """{"search":"terme1f~1","queryType":"full","top":100,"orderby":"id"}""",
            """{"search":"ter?e1*","queryType":"full","top":100,"orderby":"id"}""",
            """{"search":"/terme[0-9]+/","queryType":"full","top":100,"orderby":"id"}""",
        ];
        var alone = new List<string>();
        foreach (var body in bodies)
            alone.Add((await AskAsync(body)).Keys);

        var together = await Task.WhenAll(Enumerable.Range(0, 90).Select(number => AskAsync(bodies[number % 3])));

        Assert.All(together.Select((answer, number) => (answer.Keys, alone[number % 3])), pair => Assert.Equal(pair.Item2, pair.Keys));

        async Task<Answer> AskAsync(string body) => (await emulator.PostAsync($"{path}/docs/search.post.search", body)).MustBe(200);
    }

    [Fact]
    public async Task An_index_may_be_dropped_and_made_while_it_is_used()
    {
        var name = emulator.NewName();
        var path = $"/indexes('{name}')";
        using var done = new CancellationTokenSource();

        var users = Enumerable.Range(0, 3).Select(async user =>
        {
            var answers = new List<Answer>();
            while (!done.IsCancellationRequested)
            {
                answers.Add(await emulator.PostAsync($"{path}/docs/search.index", $$"""{"value":[{"id":"{{user}}","title":"Un mot"}]}"""));
                answers.Add(await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"mot","facets":["title"],"highlight":"title"}"""));
            }

            return answers;
        }).ToArray();
        for (var round = 0; round < 20; round++)
        {
            (await emulator.PostAsync("/indexes", $$"""{"name":"{{name}}","fields":{{Fields}}}""")).MustBe(201);
            (await emulator.PostAsync($"{path}/docs/search.index", """{"value":[{"id":"x","title":"Un mot"}]}""")).MustBe(200);
            (await emulator.DeleteAsync(path)).MustBe(204);
        }

        await done.CancelAsync();
        foreach (var answer in (await Task.WhenAll(users)).SelectMany(answers => answers))
        {
            Assert.Contains(answer.Status, new[] { 200, 404 });
            Assert.DoesNotContain(ErrorAnswers.Unforeseen, answer.ErrorMessage, StringComparison.Ordinal);
        }
    }
}
