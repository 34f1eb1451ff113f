using System.Text.Json;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.People;

public sealed class DirectoryTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private static readonly string[] Facets = ["field", "region", "language"];

    public async ValueTask InitializeAsync()
    {
        await AddAsync("ana", "Ana Roy", "domaines: [marketing]\nregion: estrie\nlangues: [français, anglais]\nqualité: fournisseur\ndisponibilité: à l’occasion\ndepuis: 2024-03");
        await AddAsync("ben", "Ben Côté", "domaines: [marketing, communication]\nregion: Abitibi-Temiscamingue\nlangues: [français]");
        await AddAsync("cleo", "Cléo Gagnon", "domaines: [communication]\nregion: Bruxelles\nlangues: [anglais]");
        await app.RunQueuesAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("", "ana ben cleo")]
    [InlineData("?field=marketing", "ana ben")]
    [InlineData("?region=abitibi-temiscamingue", "ben")]
    [InlineData("?region=Abitibi-Témiscamingue", "ben")]
    [InlineData("?language=en", "ana cleo")]
    [InlineData("?field=communication&language=fr", "ben")]
    [InlineData("?field=communication&region=estrie", "")]
    [InlineData("?field=&region=", "ana ben cleo")]
    [InlineData("?field=%00", "")]
    public async Task Who_is_meant_is_listed(string choice, string expected)
        => Assert.Equal(expected, string.Join(' ', Slugs(await app.GetJsonAsync($"/api/experts{choice}"))));

    [Fact]
    public async Task A_facet_counts_whom_its_values_show()
    {
        foreach (var start in new[] { "?", "?field=marketing", "?language=en", "?field=communication&language=fr" })
        {
            var facets = (await app.GetJsonAsync($"/api/experts{start}")).GetProperty("facets");
            foreach (var facet in Facets)
            {
                var others = string.Join('&', start[1..].Split('&').Where(part => part.Length > 0 && !part.StartsWith(facet, StringComparison.Ordinal)));
                foreach (var value in facets.GetProperty(facet).EnumerateArray())
                {
                    var shown = await app.GetJsonAsync($"/api/experts?{others}&{facet}={value.GetProperty("value").GetString()}");
                    Assert.Equal(value.GetProperty("count").GetInt32(), Slugs(shown).Count());
                }
            }
        }
    }

    [Fact]
    public async Task A_page_says_in_which_capacity_the_expert_speaks()
    {
        var page = await app.GetJsonAsync("/api/experts/ana");

        Assert.Equal(
            ("provider", "limited", "2024-03", "Estrie"),
            (page.GetProperty("capacity").GetString(), page.GetProperty("availability").GetString(), page.GetProperty("since").GetString(), page.GetProperty("region").GetString()));
        Assert.Equal("Abitibi-Témiscamingue", (await app.GetJsonAsync("/api/experts/ben")).GetProperty("region").GetString());
        Assert.Equal("Bruxelles", (await app.GetJsonAsync("/api/experts/cleo")).GetProperty("region").GetString());
    }

    [Fact]
    public async Task Words_that_say_nothing_are_refused()
    {
        await app.DropAsync("experts/faux.md", "---\ngenre: expert\nnom: Faux\nqualité: gourou\ndisponibilité: jamais\ndepuis: toujours\n---\nTexte.");
        using var staff = app.AsAdministrator();

        var codes = JsonElement.Parse(await staff.GetStringAsync("/api/staff/drops?limit=100", TestContext.Current.CancellationToken)).GetProperty("items")
            .EnumerateArray().Single(drop => drop.ToString().Contains("faux", StringComparison.Ordinal)).GetProperty("problems")
            .EnumerateArray().Select(problem => problem.GetProperty("code").GetString());

        Assert.Equal(["availability.unknown", "capacity.unknown", "month.invalid"], codes.Order());
    }

    private static IEnumerable<string> Slugs(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!);

    private Task AddAsync(string slug, string name, string header) => app.DropAsync($"experts/{slug}.md", $"---\ngenre: expert\nnom: {name}\n{header}\n---\nTexte.");
}
