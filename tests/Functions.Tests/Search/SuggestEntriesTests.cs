using System.Text.Json;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Search;

public sealed class SuggestEntriesTests(AppWithSamples app) : IClassFixture<AppWithSamples>
{
    [Theory]
    [InlineData("in")]
    [InlineData("le")]
    [InlineData("re")]
    [InlineData("co")]
    public async Task Two_letters_bring_ten_at_most_each_with_its_kind_and_address(string query)
    {
        var items = await SuggestAsync(query);

        Assert.InRange(items.Count, 1, 10);
        Assert.All(items, item => Assert.Contains(item.Kind, (string[])["theme", "expert", "article", "term"]));
        Assert.All(items, item => Assert.StartsWith("/", item.Url, StringComparison.Ordinal));
        Assert.Equal(items.Count, items.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData(" é ")]
    [InlineData("??")]
    [InlineData("😀😀")]
    public async Task Less_than_two_letters_bring_nothing(string query)
        => Assert.Empty(await SuggestAsync(query));

    [Theory]
    [InlineData("cybersécu", "theme", "Cybersécurité et vie privée", "/themes/cybersecurite")]
    [InlineData("CYBERSECU", "theme", "Cybersécurité et vie privée", "/themes/cybersecurite")]
    [InlineData("ines", "expert", "Inès Roy (exemple)", "/experts/ines-exemple-roy")]
    [InlineData("Inès r", "expert", "Inès Roy (exemple)", "/experts/ines-exemple-roy")]
    [InlineData("infonua", "article", "Passer à l’infonuagique sans y laisser sa chemise", "/articles/passer-a-l-infonuagique-sans-y-laisser-sa-chemise")]
    [InlineData("l’infonua", "article", "Passer à l’infonuagique sans y laisser sa chemise", "/articles/passer-a-l-infonuagique-sans-y-laisser-sa-chemise")]
    [InlineData("hamec", "article", "Reconnaître l’hameçonnage en cinq réflexes", "/articles/reconnaitre-l-hameconnage-en-cinq-reflexes")]
    [InlineData("remue-mé", "article", "Animer un remue-méninges à distance", "/articles/animer-un-remue-meninges-a-distance")]
    [InlineData("phish", "term", "hameçonnage", "/recherche?q=hame%C3%A7onnage")]
    [InlineData("hamecon", "term", "hameçonnage", "/recherche?q=hame%C3%A7onnage")]
    public async Task What_is_typed_with_or_without_accents_is_completed(string query, string kind, string text, string url)
        => Assert.Contains((kind, text, url), await SuggestAsync(query));

    [Theory]
    [InlineData("œ", 60)]
    [InlineData("한", 40)]
    [InlineData("a", 100)]
    public async Task What_grows_when_it_is_folded_leaves_search_as_it_is_for_everybody(string sign, int times)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var searched = await app.App.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat(sign, times)))}");
        Assert.False(searched.GetProperty("degraded").GetBoolean(), $"after {watch.Elapsed}");
        using var suggested = await app.App.Http.GetAsync($"/api/suggest?q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat(sign, times)))}", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, suggested.StatusCode);
        Assert.False((await app.App.GetJsonAsync("/api/search?q=infolettre")).GetProperty("degraded").GetBoolean());
    }

    [Fact]
    public async Task An_expert_comes_before_what_holds_the_word_in_its_title()
        => Assert.Equal("expert", (await SuggestAsync("thomas"))[0].Kind);

    [Fact]
    public async Task A_term_that_leads_to_nothing_is_not_suggested()
        => Assert.DoesNotContain(await SuggestAsync("commandita"), item => item.Kind == "term");

    private async Task<List<(string Kind, string Text, string Url)>> SuggestAsync(string query)
        => [.. (await app.App.GetJsonAsync($"/api/suggest?q={Uri.EscapeDataString(query)}")).GetProperty("items").EnumerateArray()
            .Select(item => (Text(item, "kind"), Text(item, "text"), Text(item, "url")))];

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
