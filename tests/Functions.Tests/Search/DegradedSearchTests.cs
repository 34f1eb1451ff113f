using System.Text.Json;
using Escouade.Content.Entries;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Search;

public sealed class DegradedSearchTests : IAsyncLifetime
{
    private readonly Services own = new();
    private RunningApp app = null!;

    public async ValueTask InitializeAsync()
    {
        // A search service of its own, to be stopped.
        await own.InitializeAsync();
        app = new(own);
        await app.InitializeAsync();
        await app.DropAsync("pub.md", IngestDropTests.Text("Optimiser sa publicité locale", "theme: marketing"));
        await app.DropAsync("autre.md", IngestDropTests.Text("Recruter", "theme: ressources-humaines\netiquettes: [publicité d’emploi]"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Readers_get_what_is_in_memory_when_the_service_is_silent()
    {
        var before = await app.GetJsonAsync("/api/search?q=publicit%C3%A9");
        await own.DisposeAsync();

        var without = await app.GetJsonAsync("/api/search?q=PUBLICITES");
        var filtered = await app.GetJsonAsync("/api/search?q=publicite&theme=marketing");

        Assert.False(before.GetProperty("degraded").GetBoolean());
        Assert.True(without.GetProperty("degraded").GetBoolean());
        Assert.Equal(["Optimiser sa publicité locale", "Recruter"], TitlesIn(without));
        Assert.Equal(["Optimiser sa publicité locale"], TitlesIn(filtered));
    }

    [Fact]
    public async Task Experts_themes_and_terms_are_found_in_memory_too()
    {
        await app.DropAsync("maude.md", "---\ngenre: expert\nnom: Maude Tremblay\nfonction: Relationniste\ndomaines: [marketing]\n---\nElle vient de Saguenay.\n");
        await app.GetJsonAsync("/api/search?q=maude");
        await own.DisposeAsync();

        var expert = (await app.GetJsonAsync("/api/search?q=saguenay&kind=expert&theme=marketing")).GetProperty("items")[0];
        var suggested = await app.GetJsonAsync("/api/suggest?q=hamecon");

        Assert.Equal(("expert", "Maude Tremblay", "/experts/maude"), (expert.GetProperty("kind").GetString(), expert.GetProperty("title").GetString(), expert.GetProperty("url").GetString()));
        Assert.Equal("hameçonnage", suggested.GetProperty("items")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_is_withdrawn_while_the_service_is_silent_is_taken_out_as_soon_as_it_speaks_again()
    {
        var id = (await app.GetJsonAsync("/api/entries/recruter")).GetProperty("id").GetString();
        using var staff = app.AsAdministrator();
        var projection = Task.FromResult(0);

        await own.RestartAsync(async () =>
        {
            using var withdrawn = await staff.SendAsync(new(HttpMethod.Delete, $"/api/entries/{id}") { Headers = { { "If-Match", "*" } } }, TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NoContent, withdrawn.StatusCode);
            projection = app.DeliverMessageAsync("ProjectEntry", $$"""{"id":"{{id}}"}""");
            // Longer than the client's own tries.
            Assert.NotSame(projection, await Task.WhenAny(projection, Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken)));
        });

        Assert.Equal(200, await projection);
        var head = await app.Services.GetRequiredService<IEntryStore>().FindAsync(id!, TestContext.Current.CancellationToken);
        Assert.Equal((false, true), (head!.IsPublished, head.IsProjected));
    }

    private static IEnumerable<string?> TitlesIn(JsonElement found) => found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString());
}
