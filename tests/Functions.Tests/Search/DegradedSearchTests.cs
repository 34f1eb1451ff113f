using System.Text.Json;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
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

    private static IEnumerable<string?> TitlesIn(JsonElement found) => found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString());
}
