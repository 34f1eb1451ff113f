using System.Text.Json;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Search;

public sealed class SearchEntriesTests(SearchEntriesTests.AppWithTexts app) : IClassFixture<SearchEntriesTests.AppWithTexts>
{
    [Fact]
    public void Before_anything_is_published_nothing_is_found_and_nothing_fails()
    {
        Assert.Equal(0, app.FoundBefore.GetProperty("count").GetInt64());
        Assert.Empty(app.FoundBefore.GetProperty("facets").GetProperty("theme").EnumerateArray());
        Assert.Equal(["theme", "theme"], app.SuggestedBefore.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("publicite locale")]
    [InlineData("PUBLICITÉS LOCALES")]
    [InlineData("l’publicité d'locale")]
    public async Task French_is_found_as_people_type_it(string query)
    {
        var found = await app.SearchAsync(query);

        Assert.Equal("Optimiser sa publicité locale", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Facets_count_what_was_found_and_a_filter_narrows_it()
    {
        var all = await app.SearchAsync("courriel");
        var narrowed = await app.SearchAsync("courriel", "&theme=communication");

        Assert.Equal([("communication", 1), ("marketing", 1)], ThemesIn(all).Order());
        Assert.Equal(2, all.GetProperty("facets").GetProperty("level")[0].GetProperty("count").GetInt64());
        Assert.Equal("Débutant", all.GetProperty("facets").GetProperty("level")[0].GetProperty("name").GetString());
        Assert.Equal("Courriel deux", Assert.Single(narrowed.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_chosen_facet_leaves_its_other_values_to_choose()
    {
        var chosen = await app.SearchAsync("courriel", "&theme=communication");

        Assert.Equal([("communication", 1), ("marketing", 1)], ThemesIn(chosen).Order());
        Assert.Equal(1, chosen.GetProperty("facets").GetProperty("level")[0].GetProperty("count").GetInt64());
    }

    [Theory]
    [InlineData("publisité locale", "publicité locale")]
    [InlineData("Optimizer sa publicité", "optimiser sa publicité")]
    public async Task A_misspelt_word_is_found_and_corrected(string typed, string corrected)
    {
        var found = await app.SearchAsync(typed);

        Assert.True(found.GetProperty("count").GetInt64() > 0);
        Assert.Equal(corrected, found.GetProperty("didYouMean").GetString());
    }

    [Fact]
    public async Task A_word_that_nobody_wrote_is_left_out_and_named()
    {
        var found = await app.SearchAsync("courriel abracadabrantesque deux");

        Assert.Equal("Courriel deux", found.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal("abracadabrantesque", Assert.Single(found.GetProperty("droppedWords").EnumerateArray()).GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, found.GetProperty("didYouMean").ValueKind);
    }

    [Fact]
    public async Task A_snippet_marks_the_words_and_lets_no_other_markup_through()
    {
        var found = await app.SearchAsync("infolettre");

        var snippet = found.GetProperty("items")[0].GetProperty("snippetHtml").GetString()!;
        Assert.Contains("<mark>l’infolettre</mark> d’été", snippet, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", snippet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("(((")]
    [InlineData("a AND OR NOT +-|*~^")]
    [InlineData("theme eq 'x' or true")]
    [InlineData("/.*/")]
    [InlineData("\\")]
    [InlineData("😀")]
    public async Task No_sign_breaks_a_search(string query)
    {
        var found = await app.SearchAsync(query);
        var filtered = await app.SearchAsync(query, $"&theme={Uri.EscapeDataString("' or 1 eq 1 or '")}");

        Assert.Equal(0, found.GetProperty("count").GetInt64());
        Assert.Equal(0, filtered.GetProperty("count").GetInt64());
    }

    private static IEnumerable<(string, long)> ThemesIn(JsonElement found)
        => found.GetProperty("facets").GetProperty("theme").EnumerateArray().Select(value => (value.GetProperty("value").GetString()!, value.GetProperty("count").GetInt64()));

    public sealed class AppWithTexts(Services services) : IAsyncLifetime
    {
        private readonly RunningApp app = new(services);

        public JsonElement FoundBefore { get; private set; }

        public JsonElement SuggestedBefore { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await app.InitializeAsync();
            FoundBefore = await SearchAsync("publicité");
            SuggestedBefore = await app.GetJsonAsync("/api/suggest?q=pu");
            await app.DropAsync("pub.md", IngestDropTests.Text("Optimiser sa publicité locale", "theme: marketing"));
            await app.DropAsync("un.md", IngestDropTests.Text("Courriel un", "theme: marketing\nniveau: débutant"));
            await app.DropAsync("deux.md", IngestDropTests.Text("Courriel deux", "theme: communication\nniveau: débutant"));
            await app.DropAsync("signes.md", "---\ntitre: Signes\n---\n\nEntre `<script>alert(1)</script>` et l’infolettre d’été, rien ne s’échappe.\n");
        }

        public Task<JsonElement> GetJsonAsync(string address) => app.GetJsonAsync(address);

        public Task<JsonElement> SearchAsync(string query, string more = "") => app.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}{more}");

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
