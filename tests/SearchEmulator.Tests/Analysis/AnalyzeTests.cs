using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Analysis;

public sealed class AnalyzeTests(RunningEmulator emulator)
{
    private const string KeyOnly = """[{"name":"id","type":"Edm.String","key":true}]""";

    [Theory]
    [InlineData("standard.lucene", "The Hôtels of l'été", "the hôtels of l'été")]
    [InlineData("standardasciifolding.lucene", "The Hôtels", "the hotels")]
    [InlineData("keyword", "Un Deux", "Un Deux")]
    [InlineData("simple", "C3-PO à l'eau", "c po à l eau")]
    [InlineData("whitespace", "C3-PO À", "C3-PO À")]
    [InlineData("stop", "The one", "one")]
    [InlineData("pattern", "One-two", "one two")]
    [InlineData("en.lucene", "The hotels' one", "hotel on")]
    [InlineData("fr.lucene", "Les Hôtels économiques, aujourd'hui l’été", "hotel econom aujourd'hui")]
    [InlineData("fr.microsoft", "Les Hôtels", "hotel")]
    public async Task Analyzers_of_the_service(string analyzer, string text, string expected)
        => Assert.Equal(expected, await TokensAsync(KeyOnly, "{}", new() { ["text"] = text, ["analyzer"] = analyzer }));

    [Fact]
    public async Task Tokens_have_offsets_into_the_text_and_positions_from_zero()
    {
        var path = await SmallIndex.MakeAsync(emulator, KeyOnly);

        var answer = await emulator.PostAsync($"{path}/search.analyze", """{"text":"Les hôtels","analyzer":"fr.lucene"}""");

        Assert.Equal("""[{"token":"hotel","startOffset":4,"endOffset":10,"position":1}]""", answer.MustBe(200).Body!["tokens"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"text":"Bonjour À Tous","tokenizer":"standard_v2","tokenFilters":["lowercase","asciifolding"]}""", "bonjour a tous")]
    [InlineData("""{"text":"<b>Un</b> deux","tokenizer":"whitespace","charFilters":["html_strip"]}""", "Un deux")]
    [InlineData("""{"text":"l'eau d'ici","tokenizer":"standard_v2","tokenFilters":["elision"]}""", "eau ici")]
    [InlineData("""{"text":"abc","tokenizer":"keyword_v2","tokenFilters":["edgeNGram_v2"]}""", "a ab")]
    [InlineData("""{"text":"a/b","tokenizer":"path_hierarchy_v2"}""", "a a/b")]
    [InlineData("""{"text":"hotels running","tokenizer":"whitespace","tokenFilters":["stemmer"]}""", "hotel run")]
    [InlineData("""{"text":"think knight physics","tokenizer":"whitespace","tokenFilters":["phonetic"]}""", "0NK NT FSKS")]
    [InlineData("""{"text":"One two","tokenizer":"microsoft_language_tokenizer"}""", "One two")]
    public async Task Chains_of_the_service_parts(string body, string expected)
        => Assert.Equal(expected, await TokensAsync(KeyOnly, "{}", JsonNode.Parse(body)!.AsObject()));

    [Theory]
    [InlineData("Robert Rupert", "R163 R163")]
    [InlineData("Ashcraft Pfister Tymczak", "A261 P236 T522")]
    public async Task Words_can_be_coded_by_their_sound(string text, string expected)
    {
        const string Members = """{"tokenFilters":[{"@odata.type":"#Microsoft.Azure.Search.PhoneticTokenFilter","name":"s","encoder":"soundex"}]}""";

        Assert.Equal(expected, await TokensAsync(KeyOnly, Members, JsonNode.Parse($$"""{"text":"{{text}}","tokenizer":"whitespace","tokenFilters":["s"]}""")!.AsObject()));
    }

    [Fact]
    public async Task A_part_that_the_emulator_lacks_is_refused_where_it_is_used()
    {
        const string Part = "\"tokenFilters\":[{\"@odata.type\":\"#Microsoft.Azure.Search.PhoneticTokenFilter\",\"name\":\"s\",\"encoder\":\"beiderMorse\"}]";
        const string Analyzer = "\"analyzers\":[{\"@odata.type\":\"#Microsoft.Azure.Search.CustomAnalyzer\",\"name\":\"a\",\"tokenizer\":\"whitespace\",\"tokenFilters\":[\"s\"]}]";
        var path = await SmallIndex.MakeAsync(emulator, KeyOnly, members: "{" + Part + "}");

        var analyzed = await emulator.PostAsync($"{path}/search.analyze", """{"text":"a","tokenizer":"whitespace","tokenFilters":["s"]}""");
        var used = await emulator.PostAsync("/indexes", $$"""{{{Part}},{{Analyzer}},"fields":{{KeyOnly}},"name":"{{emulator.NewName()}}"}""");

        Assert.Contains("not supported by the emulator", analyzed.MustBe(400).ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("not supported by the emulator", used.MustBe(400).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"@odata.type":"#Microsoft.Azure.Search.KeepTokenFilter","name":"s","keepWords":["deux"]}""", "deux")]
    [InlineData("""{"@odata.type":"#Microsoft.Azure.Search.ElisionTokenFilter","name":"s"}""", "Un deux eau")]
    [InlineData("""{"@odata.type":"#Microsoft.Azure.Search.StemmerTokenFilter","name":"s","language":"lightFrench"}""", "Un deu l'eau")]
    [InlineData("""{"@odata.type":"#Microsoft.Azure.Search.TruncateTokenFilter","name":"s","length":1}""", "U d l")]
    [InlineData("""{"@odata.type":"#Microsoft.Azure.Search.SynonymTokenFilter","name":"s","synonyms":["deux,2"]}""", "Un deux 2 l'eau")]
    public async Task Filters_may_be_configured(string filter, string expected)
        => Assert.Equal(expected, await TokensAsync(
            KeyOnly, $$"""{"tokenFilters":[{{filter}}]}""", JsonNode.Parse("""{"text":"Un deux l'eau","tokenizer":"whitespace","tokenFilters":["s"]}""")!.AsObject()));

    [Fact]
    public async Task An_index_may_declare_analyzers_of_its_own()
    {
        const string Members = """
            {"analyzers":[{"name":"mine","@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","tokenizer":"standard_v2","tokenFilters":["lowercase","grams"],"charFilters":["ae"]}],
             "tokenFilters":[{"@odata.type":"#Microsoft.Azure.Search.EdgeNGramTokenFilterV2","name":"grams","minGram":2,"maxGram":3}],
             "charFilters":[{"@odata.type":"#Microsoft.Azure.Search.MappingCharFilter","name":"ae","mappings":["œ=>oe"]}]}
            """;

        Assert.Equal("co coe", await TokensAsync(KeyOnly, Members, new() { ["text"] = "Cœur", ["analyzer"] = "mine" }));
    }

    [Theory]
    [InlineData(@"\\u0020=>", "06 12-34", "0612-34")]
    [InlineData(@"-=>\\u0020", "06-12", "06 12")]
    [InlineData(@"\\u00E9\\u00e8=>e", "éèé", "eé")]
    [InlineData(@"\\\\=>/", @"a\\b", "a/b")]
    [InlineData(@"\\n=>\\t", @"a\nb", "a\tb")]
    [InlineData(@"\\r\\n=>\\n", @"a\r\nb", "a\nb")]
    [InlineData(@"\\b=>\\f", @"a\bb", "a\fb")]
    [InlineData(@"\\u003d\\u003e=>\\u2192", "a=>b", "a→b")]
    public async Task A_mapping_may_escape_what_it_replaces_and_what_it_puts_there(string mapping, string text, string expected)
    {
        var members = $$"""{"charFilters":[{"@odata.type":"#Microsoft.Azure.Search.MappingCharFilter","name":"m","mappings":["{{mapping}}"]}]}""";

        Assert.Equal(expected, await TokensAsync(KeyOnly, members, JsonNode.Parse($$"""{"text":"{{text}}","tokenizer":"keyword_v2","charFilters":["m"]}""")!.AsObject()));
    }

    [Fact]
    public async Task Words_are_indexed_by_one_analyzer_and_searched_by_another()
    {
        const string Members = """
            {"analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"mine","tokenizer":"standard_v2","tokenFilters":["lowercase","grams"]}],
             "tokenFilters":[{"@odata.type":"#Microsoft.Azure.Search.EdgeNGramTokenFilterV2","name":"grams","minGram":2,"maxGram":10}]}
            """;
        var path = await SmallIndex.MakeAsync(
            emulator,
            """[{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String","indexAnalyzer":"mine","searchAnalyzer":"standard.lucene"}]""",
            """[{"id":"1","title":"Infolettre"},{"id":"2","title":"Information"}]""",
            Members);

        var short_ = await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"INFO","searchFields":"title"}""");
        var longer = await emulator.PostAsync($"{path}/docs/search.post.search", """{"search":"infol","searchFields":"title"}""");

        Assert.Equal("1 2", short_.MustBe(200).KeySet);
        Assert.Equal("1", longer.MustBe(200).KeySet);
    }

    [Theory]
    [InlineData("""{"analyzer":"simple"}""")]
    [InlineData("""{"text":"a"}""")]
    [InlineData("""{"text":"a","analyzer":"none"}""")]
    [InlineData("""{"text":"a","analyzer":"simple","tokenizer":"classic"}""")]
    [InlineData("""{"text":"a","tokenizer":"none"}""")]
    [InlineData("""{"text":"a","tokenizer":"classic","tokenFilters":["none"]}""")]
    [InlineData("""{"text":"a","analyzer":"simple","tokenFilters":["lowercase"]}""")]
    [InlineData("""{"text":"a","normalizer":"lowercase","charFilters":["html_strip"]}""")]
    [InlineData("""{"text":1,"analyzer":"simple"}""")]
    public async Task What_does_not_exist_is_refused(string body)
    {
        var path = await SmallIndex.MakeAsync(emulator, KeyOnly);

        (await emulator.PostAsync($"{path}/search.analyze", body)).MustBe(400);
    }

    private async Task<string> TokensAsync(string fields, string members, JsonObject body)
    {
        var path = await SmallIndex.MakeAsync(emulator, fields, members: members);
        var answer = await emulator.PostAsync($"{path}/search.analyze", body.ToJsonString());
        return string.Join(' ', answer.MustBe(200).Body!["tokens"]!.AsArray().Select(token => (string?)token!["token"]));
    }
}
