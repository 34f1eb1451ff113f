using Azure.Search.Documents.Indexes.Models;
using Escouade.Editorial;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Escouade.Search.Service;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Search;

public sealed class GlossaryTests : IAsyncLifetime
{
    // A service of its own: the map is one for all indexes.
    private readonly Services own = new();
    private RunningApp app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await own.InitializeAsync();
        app = new(own);
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await own.DisposeAsync();
    }

    [Fact]
    public async Task What_changed_in_the_file_takes_effect_with_the_timer_and_no_text_is_indexed_anew()
    {
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));
        await app.DropAsync("reflexes.md", IngestDropTests.Text("Reconnaître l’hameçonnage"));
        var indexes = app.Services.GetRequiredService<SearchClients>().Indexes;
        // What the file of yesterday said.
        await indexes.CreateOrUpdateSynonymMapAsync(new SynonymMap(Glossary.MapName, "clavardage, chat"), cancellationToken: Token);
        var yesterday = await CountAsync("phishing");
        var statistics = (await indexes.GetSynonymMapAsync(Glossary.MapName, Token)).Value.ETag;

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));
        var today = await CountAsync("phishing");
        var mended = (await indexes.GetSynonymMapAsync(Glossary.MapName, Token)).Value.ETag;
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));

        Assert.Equal((0, 1), (yesterday, today));
        Assert.NotEqual(statistics, mended);
        // In step already: nothing is written.
        Assert.Equal(mended, (await indexes.GetSynonymMapAsync(Glossary.MapName, Token)).Value.ETag);
    }

    [Fact]
    public void The_file_keeps_its_own_rules()
    {
        var lines = new Glossary().Rules.Split('\n').Select(line => line.Split(", ")).ToList();

        Assert.True(lines.Count >= 150);
        Assert.All(lines, line => Assert.InRange(line.Length, 2, 9));
        Assert.Empty(lines.SelectMany(line => line.Select(FrenchWords.Fold).Distinct()).CountBy(term => term).Where(term => term.Value > 1).Select(term => term.Key));
        Assert.All(lines.SelectMany(line => line), term => Assert.DoesNotContain("=>", term, StringComparison.Ordinal));
    }

    private async Task<long> CountAsync(string query) => (await app.GetJsonAsync($"/api/search?q={query}")).GetProperty("count").GetInt64();
}
