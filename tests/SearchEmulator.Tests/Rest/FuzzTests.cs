using System.Diagnostics;
using System.Text.Json.Nodes;
using CsCheck;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Whatever is asked is answered or refused, soon, and never by a failure that nobody foresaw.</summary>
public sealed class FuzzTests(ArticlesIndex articles) : IClassFixture<ArticlesIndex>
{
    private const int Rounds = 1500;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private static readonly Gen<string> SearchText = Text(
        "infolettre", "été", "L'", "vi?it*", "*", "?", "/in.*/", "/(a|b)*a(a|b){9}/", "/~(.*a...)/", "/[a-z]+&.@#\"x\"<1-9>/", "/", "\"", "\"a b\"~3",
        "AND", "OR", "NOT", "&&", "||", "!", "(", ")", "+", "-", "|", "~", "~2", "~0.5", "^", "^2", "^1e39", "title:", "author/name:", "unknown:", ":",
        "[a TO b]", "{a TO *}", "\\", "\\u00e9", "a~", "a~99999999999", "{", "}", "<", "#", "\u0000", "𝄞", "ﬁ", "\r\n");

    private static readonly Gen<string> Filter = Text(
        "views", "title", "id", "text", "rating", "publishedAt", "isFree", "place", "themes", "marks", "flags", "days", "stops", "author/city", "author", "sections",
        "/any(", "/all(", "/any()", "s:", "s", "s/minutes", "s/heading", "s/tags/any(t: t eq 'a')", ")", "(", "eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not",
        "null", "true", "1", "-1", "1.5", "1e400", "99999999999999999999", "9223372036854775807", "NaN", "INF", "-INF", "'a'", "''''", "'", ",",
        "2024-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00", "2024-13-41T99:99Z",
        "geo.distance(", "geo.intersects(", "geography'POINT(1 2)'", "geography'POINT(1'", "geography'POLYGON((0 0, 0 1, 1 1, 0 0))'", "geography'POLYGON(())'",
        "search.in(", "search.ismatch('a*', 'title', 'full', 'all')", "search.ismatchscoring('", "search.score()", "é", "\u0000", "$it", "%");

    private static readonly Gen<string> OrderBy = Text(
        "views", "title", "rating", "place", "themes", "desc", "asc", ",", "geo.distance(", "place,", "geography'POINT(1 2)'", ")", "search.score()", "author/city", "/", "(");

    private static readonly Gen<string> Facet = Text(
        "views", "themes", "rating", "publishedAt", "isFree", "sections/tags", ",", "count:", "sort:", "values:", "interval:", "timeoffset:", "1", "-1", "0", "1|2", "99999999999",
        "value", "-count", "day", "year", "week", "+14:00", "-99:00", "1e308", "5e-324", "2024-01-01T00:00:00Z|2025-01-01T00:00:00Z", "|", "é");

    private static readonly Gen<string> Names = Text("title", "text", "text-2", "title-", "author/name", "id", "*", ",", "^2", "^-1", "^", "sections", "/", "é", " ");

    [Fact]
    public Task Search_texts() => Gen.Select(SearchText, Gen.Bool, Gen.Bool).SampleAsync(
        (text, isFull, isAll) => AskAsync(new()
        {
            ["search"] = text, ["queryType"] = isFull ? "full" : "simple", ["searchMode"] = isAll ? "all" : "any", ["highlight"] = "text,title",
        }),
        iter: Rounds);

    [Fact]
    public Task Filters() => Filter.SampleAsync(filter => AskAsync(new() { ["filter"] = filter }), iter: Rounds);

    [Fact]
    public Task Orders_and_facets() => Gen.Select(OrderBy, Facet).SampleAsync(
        async (order, facet) => await AskAsync(new() { ["orderby"] = order }) && await AskAsync(new() { ["facets"] = new JsonArray(facet) }), iter: Rounds / 2);

    [Fact]
    public Task Lists_of_fields() => Gen.Select(Names, Gen.Int[0, 2]).SampleAsync(
        (names, option) => AskAsync(new() { ["search"] = "infolettre", [new[] { "select", "highlight", "searchFields" }[option]] = names }), iter: Rounds / 2);

    [Fact]
    public Task Suggestions_and_completions() => Gen.Select(SearchText, Gen.Bool, Gen.Int[0, 2]).SampleAsync(
        async (text, isFuzzy, mode) =>
        {
            var body = new JsonObject { ["search"] = text, ["suggesterName"] = "sg", ["fuzzy"] = isFuzzy, ["highlightPreTag"] = "<", ["highlightPostTag"] = ">" };
            var suggestions = await TimedAsync(() => articles.SuggestAsync(body.ToJsonString()));
            body["autocompleteMode"] = new[] { "oneTerm", "twoTerms", "oneTermWithContext" }[mode];
            return suggestions && await TimedAsync(() => articles.CompleteAsync(body.ToJsonString()));
        },
        iter: Rounds / 2);

    [Theory]
    [InlineData("/(a|b)*a(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)/")]
    [InlineData("/a{1000000}/")]
    [InlineData("/((a{1,900}){1,900}){1,900}/")]
    [InlineData("/~(.*a.........................)/")]
    [InlineData("a*b????????????????????????????")]
    public async Task Patterns_that_would_take_for_ever_are_refused(string text)
    {
        var watch = Stopwatch.StartNew();

        var answer = await articles.SearchAsync(new JsonObject { ["search"] = text, ["queryType"] = "full" }.ToJsonString());

        answer.MustBe(400);
        Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("(", 50_000, "")]
    [InlineData("a|b+c ", 15_000, "")]
    [InlineData("a* ", 30_000, "")]
    [InlineData("\"a b\" ", 15_000, "")]
    [InlineData("-", 50_000, "a")]
    [InlineData("!", 50_000, "a")]
    [InlineData("\\", 50_001, "")]
    [InlineData("a~ ", 30_000, "")]
    [InlineData("x", 99_000, "~2")]
    [InlineData("/a", 1, "|a|a|a|a|a|a|a|a/")]
    [InlineData("a", 120_000, "")]
    public async Task Very_long_texts_are_answered_or_refused(string part, int times, string end)
    {
        var text = string.Concat(Enumerable.Repeat(part, times)) + end;
        foreach (var type in (string[])["simple", "full"])
            Assert.True(await AskAsync(new() { ["search"] = text, ["queryType"] = type }));
    }

    [Fact]
    public async Task A_long_regular_expression_does_not_end_the_process()
    {
        Assert.True(await AskAsync(new() { ["search"] = $"/{new string('a', 90_000)}/", ["queryType"] = "full" }));
        Assert.True(await AskAsync(new() { ["search"] = $"/{string.Join('|', Enumerable.Repeat("a", 40_000))}/", ["queryType"] = "full" }));
    }

    [Theory]
    [InlineData("not ", 100_000, "isFree")]
    [InlineData("(", 100_000, "isFree")]
    [InlineData("isFree and ", 50_000, "isFree")]
    [InlineData("isFree or ", 50_000, "isFree")]
    [InlineData("sections/any(s: s/tags/any(t: ", 10_000, "")]
    public async Task Very_long_filters_are_answered_or_refused(string part, int times, string end)
        => Assert.True(await AskAsync(new() { ["filter"] = string.Concat(Enumerable.Repeat(part, times)) + end }));

    private static Gen<string> Text(params string[] parts)
        => Gen.Select(Gen.OneOf(Gen.OneOf(parts), Gen.OneOf(parts), Gen.OneOf(parts), Gen.String[0, 6]).Array[1, 12], Gen.OneOf(" ", ""))
            .Select((chosen, separator) => string.Join(separator, chosen));

    private Task<bool> AskAsync(JsonObject body) => TimedAsync(() => articles.SearchAsync(body.ToJsonString()));

    private static async Task<bool> TimedAsync(Func<Task<Answer>> ask)
    {
        var watch = Stopwatch.StartNew();
        var answer = await ask();
        Assert.True(answer.Status is 200 or 400, $"Answered {answer.Status}: {answer.Text}");
        Assert.DoesNotContain(ErrorAnswers.Unforeseen, answer.ErrorMessage, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}.");
        return true;
    }
}
