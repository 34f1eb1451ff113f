using System.Text.Json;
using Escouade.Editorial;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Search;

public sealed class SearchExpertsTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await app.DropAsync("maude.md", Profile("Conseillère en marketing local"), deliveries: 2);
        await app.DropAsync("affiche.md", IngestDropTests.Text("Une affiche qui se lit", "theme: marketing\nexperts: [maude]\nsecteurs: [Commerce de détail]"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_expert_is_found_by_name_with_all_that_a_page_shows()
    {
        var found = await SearchAsync("maude");

        var expert = found.GetProperty("items")[0];
        Assert.Equal("expert", expert.GetProperty("kind").GetString());
        Assert.Equal("expert-maude", expert.GetProperty("id").GetString());
        Assert.Equal("Maude Tremblay", expert.GetProperty("title").GetString());
        Assert.Equal("/experts/maude", expert.GetProperty("url").GetString());
        Assert.Equal("Conseillère en marketing local, Saguenay", expert.GetProperty("snippetHtml").GetString());
        Assert.Equal(JsonValueKind.Null, expert.GetProperty("publishedAt").ValueKind);
    }

    [Fact]
    public async Task The_words_of_a_biography_find_and_are_marked()
        => Assert.Contains("<mark>quincaillerie</mark>", (await SearchAsync("quincaillerie")).GetProperty("items")[0].GetProperty("snippetHtml").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task Kinds_are_counted_and_one_can_be_chosen()
    {
        var both = await SearchAsync("maude");
        var experts = await SearchAsync("maude", "&kind=expert");
        var ofTheme = await SearchAsync("", "&kind=expert&theme=marketing");

        Assert.Equal([("article", 1), ("expert", 1)], Facet(both, "kind").Order());
        Assert.Equal([("article", 1), ("expert", 1)], Facet(experts, "kind").Order());
        Assert.Single(experts.GetProperty("items").EnumerateArray());
        Assert.Single(ofTheme.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Sectors_and_experts_are_counted_under_the_names_that_readers_know()
    {
        var found = await SearchAsync("affiche", "&sector=commerce-de-detail&expert=maude");

        Assert.Equal([("commerce-de-detail", 1)], Facet(found, "sector"));
        Assert.Equal("Commerce de détail", found.GetProperty("facets").GetProperty("sector")[0].GetProperty("name").GetString());
        Assert.Equal("Maude Tremblay", found.GetProperty("facets").GetProperty("expert")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_profile_that_changed_is_found_as_it_is_now()
    {
        await app.DropAsync("autre.md", Profile("Plombière", "Gaétane Roy", "gestion"));
        await app.DropAsync("autre.md", Profile("Soudeuse", "Gaétane Roy", "gestion"));

        Assert.Equal(1, (await SearchAsync("soudeuse")).GetProperty("count").GetInt64());
        Assert.Equal(0, (await SearchAsync("plombiere")).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task A_message_for_an_expert_who_is_not_there_is_done_at_once()
        => Assert.Equal(200, await app.DeliverMessageAsync(nameof(ProjectExpert), """{"slug":"personne"}"""));

    private static string Profile(string title, string name = "Maude Tremblay", string field = "marketing")
        => $"---\ngenre: expert\nnom: {name}\nfonction: {title}\nregion: Saguenay\ndomaines: [{field}]\n---\nElle a grandi derrière le comptoir de la quincaillerie familiale.\n";

    private static IEnumerable<(string, long)> Facet(JsonElement found, string name)
        => found.GetProperty("facets").GetProperty(name).EnumerateArray().Select(value => (value.GetProperty("value").GetString()!, value.GetProperty("count").GetInt64()));

    private Task<JsonElement> SearchAsync(string query, string more = "") => app.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}{more}");
}
