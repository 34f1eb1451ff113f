using System.Text.Json.Nodes;
using CsCheck;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Puts a wrong value at one place of a right body, over and over: it must be taken or refused in words.</summary>
public sealed class MutationTests(ArticlesIndex articles, RunningEmulator emulator) : IClassFixture<ArticlesIndex>
{
    private const int Rounds = 700;

    private const string Definition = """
        {"name":"mutant","defaultScoringProfile":"p","corsOptions":{"allowedOrigins":["*"],"maxAgeInSeconds":60},
         "fields":[{"name":"id","type":"Edm.String","key":true,"retrievable":true},
          {"name":"t","type":"Edm.String","searchable":true,"analyzer":"c","synonymMaps":["m"]},{"name":"n","type":"Edm.Int32"},{"name":"d","type":"Edm.DateTimeOffset"},
          {"name":"g","type":"Edm.GeographyPoint"},{"name":"z","type":"Edm.String","normalizer":"nz"},
          {"name":"c","type":"Collection(Edm.ComplexType)","fields":[{"name":"x","type":"Edm.String"}]},
          {"name":"v","type":"Collection(Edm.Single)","dimensions":2,"vectorSearchProfile":"vp"}],
         "suggesters":[{"name":"sg","searchMode":"analyzingInfixMatching","sourceFields":["t"]}],
         "scoringProfiles":[{"name":"p","functionAggregation":"sum","text":{"weights":{"t":2}},"functions":[
          {"type":"magnitude","fieldName":"n","boost":2,"interpolation":"linear","magnitude":{"boostingRangeStart":0,"boostingRangeEnd":9,"constantBoostBeyondRange":true}},
          {"type":"freshness","fieldName":"d","boost":2,"freshness":{"boostingDuration":"P1D"}},
          {"type":"distance","fieldName":"g","boost":2,"distance":{"referencePointParameter":"here","boostingDistance":5}},
          {"type":"tag","fieldName":"z","boost":2,"tag":{"tagsParameter":"tags"}}]}],
         "analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"c","tokenizer":"tk","tokenFilters":["tf","lowercase"],"charFilters":["cf"]},
          {"@odata.type":"#Microsoft.Azure.Search.PatternAnalyzer","name":"pa","pattern":"\\W+","flags":"CASE_INSENSITIVE","stopwords":["a"]}],
         "tokenizers":[{"@odata.type":"#Microsoft.Azure.Search.EdgeNGramTokenizer","name":"tk","minGram":1,"maxGram":3,"tokenChars":["letter"]}],
         "tokenFilters":[{"@odata.type":"#Microsoft.Azure.Search.ShingleTokenFilter","name":"tf","maxShingleSize":2,"minShingleSize":2},
          {"@odata.type":"#Microsoft.Azure.Search.SynonymTokenFilter","name":"sy","synonyms":["a,b"]},
          {"@odata.type":"#Microsoft.Azure.Search.StopwordsTokenFilter","name":"st","stopwordsList":"french"}],
         "charFilters":[{"@odata.type":"#Microsoft.Azure.Search.MappingCharFilter","name":"cf","mappings":["a=>b"]}],
         "normalizers":[{"@odata.type":"#Microsoft.Azure.Search.CustomNormalizer","name":"nz","tokenFilters":["lowercase"],"charFilters":[]}],
         "similarity":{"@odata.type":"#Microsoft.Azure.Search.BM25Similarity","k1":1.2,"b":0.5},
         "vectorSearch":{"algorithms":[{"name":"h","kind":"hnsw","hnswParameters":{"m":4,"metric":"cosine"}}],"profiles":[{"name":"vp","algorithm":"h"}]}}
        """;

    private const string Documents = """
        {"value":[{"@search.action":"mergeOrUpload","id":"m","title":"Un","themes":["a"],"publishedAt":"2024-01-01T00:00:00Z","views":1,"rating":1.5,"isFree":true,
          "place":{"type":"Point","coordinates":[1,2],"crs":{"type":"name"}},"marks":[1],"author":{"name":"a","city":"b"},"sections":[{"heading":"h","minutes":1,"tags":["x"]}]}]}
        """;

    private const string Search = """
        {"search":"infolettre","filter":"views gt 1","orderby":"views desc","select":"id,title","facets":["themes,count:2"],"highlight":"title-2","highlightPreTag":"<b>",
         "highlightPostTag":"</b>","top":5,"skip":0,"count":true,"searchFields":"title^2,text","searchMode":"all","queryType":"full","minimumCoverage":80,"scoringParameters":["a-b"],
         "scoringStatistics":"global","sessionId":"s","vectorQueries":[]}
        """;

    private static readonly Gen<JsonNode?> Wrong = Gen.Select(
        Gen.OneOf(
            "null", "true", "0", "-1", "1", "1.5", "1e308", "99999999999999999999", "2147483647", "\"\"", "\"a\"", "\"é*|(\"", "\"P1D\"", "\"Edm.Int64\"", "\"Collection(Edm.String)\"",
            "\"Edm.ComplexType\"", "\"lowercase\"", "\"keyword_v2\"", "\"[\"", "\"(a+)+$\"", "[]", "[null]", "[1]", "[\"a\"]", "[[]]", "[{}]", "{}", "{\"a\":{\"b\":[]}}",
            "\"2024-13-01T00:00:00Z\"", "{\"type\":\"Point\",\"coordinates\":[null,1]}", "\"\\u0000\""),
        text => JsonNode.Parse(text));

    [Fact]
    public async Task Index_definitions()
    {
        (await emulator.PutAsync("/synonymmaps('m')", """{"name":"m","format":"solr","synonyms":"a,b"}""")).MustBe(201);
        await Mutate(Definition, async body =>
        {
            var answer = await emulator.PutAsync("/indexes('mutant')", body);
            if (answer.Status == 201)
                (await emulator.DeleteAsync("/indexes('mutant')")).MustBe(204);
            return answer;
        });
    }

    [Fact]
    public Task Document_batches() => Mutate(Documents, body => emulator.PostAsync($"{articles.Path}/docs/search.index", body));

    [Fact]
    public Task Searches() => Mutate(Search, articles.SearchAsync);

    [Fact]
    public Task Suggestions() => Mutate("""{"search":"inf","suggesterName":"sg","fuzzy":true,"top":5,"filter":"isFree","orderby":"views","select":"id","searchFields":"title","minimumCoverage":80,"highlightPreTag":"a","highlightPostTag":"b"}""", articles.SuggestAsync);

    [Fact]
    public Task Analyses() => Mutate("""{"text":"Un deux","tokenizer":"standard_v2","tokenFilters":["lowercase"],"charFilters":["html_strip"]}""", body => emulator.PostAsync($"{articles.Path}/search.analyze", body));

    [Fact]
    public Task Synonym_maps() => Mutate("""{"name":"mutant","format":"solr","synonyms":"a,b\nc=>d"}""", body => emulator.PutAsync("/synonymmaps('mutant')", body));

    [Fact]
    public async Task Bodies_that_are_no_JSON()
    {
        foreach (var body in (string[])["", " ", "{", "[", "nul", "{\"a\":1,}", new string('[', 10_000), "{\"search\":\"\\ud800\"}", "\uFEFF{}"])
        {
            foreach (var path in (string[])["/indexes", "/synonymmaps", $"{articles.Path}/docs/search.index", $"{articles.Path}/docs/search.post.search", $"{articles.Path}/docs/search.post.suggest", $"{articles.Path}/search.analyze"])
                MustBeForeseen(await emulator.PostAsync(path, body));
        }
    }

    // One at a time: the definitions share a name.
    private static async Task Mutate(string body, Func<string, Task<Answer>> send)
    {
        var right = await send(body);
        Assert.True(right.Status is 200 or 201, right.Text);
        await Gen.Select(Gen.Int[0, 10_000], Wrong).SampleAsync(
            async (place, wrong) =>
            {
                var root = JsonNode.Parse(body)!;
                var places = Places(root).ToList();
                var (owner, name, index) = places[place % places.Count];
                if (owner is JsonObject complex)
                    complex[name!] = wrong?.DeepClone();
                else
                    owner.AsArray()[index] = wrong?.DeepClone();
                MustBeForeseen(await send(root.ToJsonString()));
            },
            iter: Rounds, threads: 1);
    }

    private static void MustBeForeseen(Answer answer)
    {
        Assert.True(answer.Status is 200 or 201 or 207 or 400, $"Answered {answer.Status}: {answer.Text}");
        Assert.DoesNotContain(ErrorAnswers.Unforeseen, answer.ErrorMessage, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonNode Owner, string? Name, int Index)> Places(JsonNode node)
    {
        if (node is JsonObject complex)
        {
            foreach (var (name, value) in complex)
            {
                yield return (complex, name, -1);
                foreach (var inner in value is null ? [] : Places(value))
                    yield return inner;
            }
        }
        else if (node is JsonArray array)
        {
            for (var index = 0; index < array.Count; index++)
            {
                yield return (array, null, index);
                foreach (var inner in array[index] is { } item ? Places(item) : [])
                    yield return inner;
            }
        }
    }
}
