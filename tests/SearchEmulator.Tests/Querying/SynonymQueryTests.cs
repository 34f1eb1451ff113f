using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Querying;

/// <summary>What a synonym map makes of a query: more is found, and nothing that was found without it is lost.</summary>
public sealed class SynonymQueryTests(RunningEmulator emulator)
{
    private const string French = """
        [{"id":"1","t":"L'informatique en nuage pour tous"},{"id":"2","t":"infonuagique"},{"id":"3","t":"un témoin de connexion"},{"id":"4","t":"le cookie"},
         {"id":"5","t":"nuage informatique"},{"id":"6","t":"stockage en nuage"},{"id":"7","t":"stockage infonuagique"},{"id":"8","t":"refuser un témoin de connexion inutile"},
         {"id":"9","t":"refuser un cookie inutile"}]
        """;

    [Theory]
    [InlineData("\"informatique en nuage\"", "1 2 7")]
    [InlineData("cloud", "1 2 7")]
    [InlineData("infonuagique", "1 2 7")]
    [InlineData("\"témoin de connexion\"", "3 4 8 9")]
    [InlineData("cookie", "3 4 8 9")]
    public async Task A_phrase_is_found_across_the_stop_word_that_its_analyzer_removes(string text, string expected)
        => Assert.Equal(expected, await FoundAsync("cloud, infonuagique, informatique en nuage\\ncookie, témoin de connexion", "fr.lucene", French, text));

    [Theory]
    [InlineData("\"refuser un cookie inutile\"", "8 9")]
    [InlineData("\"refuser un témoin de connexion inutile\"", "8 9")]
    [InlineData("\"refuser un témoin de connexion\"", "8 9")]
    [InlineData("\"refuser cookie\"", "")]
    public async Task What_follows_a_replaced_part_moves_by_the_difference(string text, string expected)
        => Assert.Equal(expected, await FoundAsync("cookie, témoin de connexion", "fr.lucene", French, text));

    [Theory]
    [InlineData("\"stockage infonuagique\"", "6 7")]
    [InlineData("\"stockage en nuage\"", "6 7")]
    [InlineData("infonuagique", "1 2 5 6 7")]
    public async Task A_rule_keeps_the_stop_word_at_its_start(string text, string expected)
        => Assert.Equal(expected, await FoundAsync("infonuagique, en nuage", "fr.lucene", French, text));

    [Theory]
    [InlineData("\"mise en ligne\"", "1 2")]
    [InlineData("\"pose ligne\"", "1 2")]
    public async Task A_rule_keeps_the_stop_word_at_its_end(string text, string expected)
        => Assert.Equal(expected, await FoundAsync("mise en, pose", "fr.lucene", """[{"id":"1","t":"mise en ligne"},{"id":"2","t":"pose ligne"}]""", text));

    [Theory]
    [InlineData("\"united states of america\"", "1 2")]
    [InlineData("USA", "1 2")]
    public async Task English_stop_words_leave_their_place_too(string text, string expected)
        => Assert.Equal(expected, await FoundAsync(
            "USA, United States of America", "en.lucene", """[{"id":"1","t":"the United States of America"},{"id":"2","t":"usa"},{"id":"3","t":"united states"}]""", text));

    [Theory]
    [InlineData("vélo", "2")]
    [InlineData("\"le vélo rouge\"", "1 2")]
    public async Task An_arrow_replaces_a_whole_text_and_widens_a_phrase(string text, string expected)
        => Assert.Equal(expected, await FoundAsync("vélo => bicyclette", "fr.lucene", """[{"id":"1","t":"le vélo rouge"},{"id":"2","t":"la bicyclette rouge"}]""", text));

    // The index has the accents only, and the analyzer of queries puts the word without them first.
    [Theory]
    [InlineData("été", "1 2")]
    [InlineData("\"un été\"", "1 2")]
    [InlineData("un-été", "1 2 3")]
    public async Task Every_term_that_stands_at_one_place_is_searched(string text, string expected)
        => Assert.Equal(expected, await FoundAsync(
            "été, estival", "standard.lucene", """[{"id":"1","t":"un été"},{"id":"2","t":"un estival"},{"id":"3","t":"un"}]""", text, Folding));

    [Theory]
    [InlineData("\"été\"", "1 2")]
    [InlineData("\"un été\"", "1 2")]
    public async Task An_arrow_from_one_reading_of_a_word_does_not_lose_the_other(string text, string expected)
        => Assert.Equal(expected, await FoundAsync(
            "ete => estival", "standard.lucene", """[{"id":"1","t":"un été"},{"id":"2","t":"un estival"}]""", text, Folding));

    [Fact]
    public async Task A_phrase_is_marked_across_its_stop_word()
    {
        var path = await MakeAsync("cloud, informatique en nuage", "fr.lucene", French, members: "{}");

        var answer = await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"cloud","highlight":"t","highlightPreTag":"[","highlightPostTag":"]"}""");

        Assert.Equal("[L'informatique] en [nuage] pour tous", (string?)answer.MustBe(200).Value.Single()!["@search.highlights"]!["t"]![0]);
    }

    private const string Folding = """
        {"analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"both","tokenizer":"standard_v2","tokenFilters":["lowercase","fold"]}],
         "tokenFilters":[{"@odata.type":"#Microsoft.Azure.Search.AsciiFoldingTokenFilter","name":"fold","preserveOriginal":true}]}
        """;

    private async Task<string> FoundAsync(string rules, string analyzer, string documents, string text, string members = "{}")
    {
        var path = await MakeAsync(rules, analyzer, documents, members);
        return (await emulator.PostAsync($"{path}/docs/search.post.search", new JsonObject { ["search"] = text }.ToJsonString())).MustBe(200).KeySet;
    }

    private async Task<string> MakeAsync(string rules, string analyzer, string documents, string members)
    {
        var map = emulator.NewName();
        (await emulator.PutAsync($"/synonymmaps('{map}')", $$"""{"name":"{{map}}","format":"solr","synonyms":"{{rules}}"}""")).MustBe(201);
        var analyzers = members == "{}" ? $"\"analyzer\":\"{analyzer}\"" : $"\"indexAnalyzer\":\"{analyzer}\",\"searchAnalyzer\":\"both\"";
        return await SmallIndex.MakeAsync(
            emulator,
            $$"""[{"name":"id","type":"Edm.String","key":true,"searchable":false},{"name":"t","type":"Edm.String",{{analyzers}},"synonymMaps":["{{map}}"]}]""",
            documents,
            members);
    }
}
