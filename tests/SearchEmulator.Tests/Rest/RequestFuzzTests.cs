using System.Globalization;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Bodies, query strings, paths and methods by chance, the same at every run: nothing may be answered by a failure.</summary>
public sealed class RequestFuzzTests(ArticlesIndex articles, RunningEmulator emulator) : IClassFixture<ArticlesIndex>
{
    private const int Requests = 1_000;

    private static readonly string[] OfSearches =
    [
        "search", "filter", "orderby", "select", "facets", "highlight", "highlightPreTag", "highlightPostTag", "top", "skip", "count", "queryType", "searchMode",
        "searchFields", "scoringProfile", "scoringParameters", "minimumCoverage", "vectorQueries", "vectorFilterMode", "suggesterName", "fuzzy", "autocompleteMode",
    ];

    private static readonly string[] OfAnalyses = ["text", "analyzer", "tokenizer", "tokenFilters", "charFilters", "normalizer"];

    private static readonly string[] OfDocuments =
        ["value", "id", "title", "views", "rating", "isFree", "themes", "publishedAt", "sections", "author", "heading", "city", "place", "@search.action"];

    private static readonly string[] OfDefinitions =
    [
        "name", "fields", "type", "key", "searchable", "dimensions", "vectorSearchProfile", "synonymMaps", "suggesters", "sourceFields", "scoringProfiles", "functions", "similarity",
        "@odata.type", "vectorSearch", "algorithms", "profiles", "kind", "analyzers", "tokenizer", "tokenFilters", "normalizers", "semantic", "corsOptions", "format", "synonyms",
    ];

    private static readonly string[] Texts =
    [
        "", "*", "infolettre", "inf* -\"a b\"~2 (", "title:inf~ AND /a.*/", "views gt 1 and not isFree", "sections/any(s: s/minutes eq 2 and s/tags/any())", "id", "title,text^2",
        "views desc,search.score()", "views,interval:10", "themes,count:0,sort:-value", "full", "all", "sg", "twoTerms", "oneTermWithContext", "place--73.5,45.5", "tags-a,'b''c'",
        "fr.lucene", "standard_v2", "edgeNGram_v2", "html_strip", "Edm.String", "Collection(Edm.Single)", "Edm.ComplexType", "#Microsoft.Azure.Search.CustomAnalyzer", "hnsw",
        "a,b\nc=>d", "merge", "delete", "2024-01-01T00:00:00Z", "NaN", "\u0000", "é𝄞\uFFFF", "(((", "'", "\\",
    ];

    private static readonly string[] Parts =
        ["/", "//", "indexes", "('{own}')", "{own}", "docs", "('1')", "$count", "search.index", "search.post.search", "search.suggest", "search.stats", "search.analyze", "synonymmaps", "servicestats", "%00", "%2F", "..", "('", "')", "é", "*"];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Bodies(int seed)
    {
        var random = new Random(seed);
        (string Path, string[] Members)[] calls =
        [
            ("docs/search.post.search", OfSearches), ("docs/search.post.suggest", OfSearches), ("docs/search.post.autocomplete", OfSearches),
            ("docs/search.index", OfDocuments), ("search.analyze", OfAnalyses),
        ];
        for (var number = 0; number < Requests; number++)
        {
            var (path, members) = calls[number % calls.Length];
            var body = Complex(random, members, depth: 0).ToJsonString();
            MustBeForeseen(await emulator.PostAsync($"{articles.Path}/{path}", body), body);
        }
    }

    [Theory]
    [InlineData(3)]
    public async Task Definitions(int seed)
    {
        var random = new Random(seed);
        var name = emulator.NewName();
        for (var number = 0; number < Requests; number++)
        {
            var definition = Complex(random, OfDefinitions, depth: 0);
            definition["name"] = name;
            definition["fields"] ??= new JsonArray(new JsonObject { ["name"] = "id", ["type"] = "Edm.String", ["key"] = true });
            foreach (var path in (string[])[$"/indexes('{name}')", $"/synonymmaps('{name}')"])
            {
                MustBeForeseen(await emulator.PutAsync(path, definition.ToJsonString()), definition.ToJsonString());
                MustBeForeseen(await emulator.DeleteAsync(path), path);
            }
        }
    }

    [Theory]
    [InlineData(4)]
    public async Task Query_strings(int seed)
    {
        var random = new Random(seed);
        string[] paths = ["", "/search.suggest", "/search.autocomplete", "('1')", "/$count"];
        for (var number = 0; number < Requests; number++)
        {
            var query = string.Join('&', Enumerable.Range(0, random.Next(1, 6)).Select(_
                => $"{(random.Next(2) == 0 ? "$" : "")}{Pick(random, ["facet", "scoringParameter", .. OfSearches])}={Uri.EscapeDataString(random.Next(4) == 0 ? Number(random) : Pick(random, Texts))}"));
            MustBeForeseen(await emulator.GetAsync($"{articles.Path}/docs{paths[number % paths.Length]}?{query}"), query);
        }
    }

    [Theory]
    [InlineData(5)]
    public async Task Paths_methods_and_preconditions(int seed)
    {
        var random = new Random(seed);
        var own = (await SmallIndex.MakeAsync(emulator, """[{"name":"id","type":"Edm.String","key":true}]""", """[{"id":"1"}]""")).Split('\'')[1];
        for (var number = 0; number < Requests; number++)
        {
            var path = Pick(random, ["/indexes", "/indexes('{own}')", "/synonymmaps", "/x"]) + string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pick(random, Parts)));
            path = path.Replace("{own}", own, StringComparison.Ordinal);
            var method = Pick(random, Methods);
            var body = method is "POST" or "PUT" ? Complex(random, OfDefinitions, depth: 1).ToJsonString() : null;
            var tag = Pick(random, ["*", "\"0x1\"", "W/\"0x1\"", "x", "\"", ","]);
            MustBeForeseen(await emulator.SendAsync(new HttpMethod(method), path, body, RunningEmulator.AdminKey, (random.Next(2) == 0 ? "If-Match" : "If-None-Match", tag)), $"{method} {path}");
        }
    }

    private static JsonNode Value(Random random, string[] members, int depth) => random.Next(depth > 3 ? 6 : 10) switch
    {
        0 => JsonValue.Create(random.Next(2) == 0),
        1 => JsonNode.Parse(Number(random))!,
        < 6 => JsonValue.Create(Pick(random, Texts)),
        < 8 => new JsonArray([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(8) == 0 ? null : Value(random, members, depth + 1))]),
        _ => Complex(random, members, depth),
    };

    private static JsonObject Complex(Random random, string[] members, int depth)
    {
        var complex = new JsonObject();
        for (var number = random.Next(1, 7); number > 0; number--)
            complex[Pick(random, members)] = random.Next(12) == 0 ? null : Value(random, members, depth + 1);
        return complex;
    }

    private static string Number(Random random)
        => Pick(random, ["0", "-1", "1", "2.5", "1e308", "-1e-300", "2147483648", "9223372036854775807", "99999999999999999999", random.Next(1000).ToString(CultureInfo.InvariantCulture)]);

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];

    private static void MustBeForeseen(Answer answer, string request)
    {
        Assert.True(answer.Status < 500, $"Answered {answer.Status} to {request}: {answer.Text}");
        Assert.False(answer.Text.Contains(ErrorAnswers.Unforeseen, StringComparison.Ordinal), $"{request}: {answer.Text}");
    }
}
