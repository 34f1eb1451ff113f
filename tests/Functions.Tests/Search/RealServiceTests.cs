using Escouade.Fixtures;
using Escouade.Search.Service;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Search;

/// <summary>The same pairs asked of an Azure AI Search service, for whoever has one; see docs/search.md.</summary>
public sealed class RealServiceTests(Services services)
{
    private static readonly IConfiguration Environment = new ConfigurationBuilder().AddEnvironmentVariables("ESCOUADE_SEARCH_").Build();

    private static string? Endpoint => Environment["ENDPOINT"];

    private static string? Key => Environment["KEY"];

    public static bool IsNamed => Endpoint is { Length: > 0 } && Key is { Length: > 0 };

    [Fact(Skip = "Set ESCOUADE_SEARCH_ENDPOINT and ESCOUADE_SEARCH_KEY (an admin key) to ask an Azure AI Search service.", SkipUnless = nameof(IsNamed))]
    public async Task What_the_emulator_finds_the_service_finds_too()
    {
        var app = new AppWithSamples(services, [$"--Search:Endpoint={Endpoint}", $"--Search:ApiKey={Key}", $"--Search:IndexName=test-{Guid.NewGuid():N}"]);
        await app.InitializeAsync();
        try
        {
            await SettleAsync(app.App);
            var all = new List<SearchMeasure>();
            foreach (var (family, pairs) in SearchPairs.Known.Concat(SearchPairs.HeldOut.Select(held => KeyValuePair.Create($"held-out {held.Key}", held.Value))))
            {
                all.Add(await SearchMeasure.OfAsync(family, pairs, app.App));
                TestContext.Current.TestOutputHelper?.WriteLine(all[^1].Report);
            }
            var known = await SearchMeasure.OfAsync("all", [.. SearchPairs.Known.Values.SelectMany(pairs => pairs)], app.App);

            Assert.True(known.Recall >= 0.95, known.Report);
            Assert.All(all.Take(SearchPairs.Known.Count), family => Assert.True(family.Recall >= 0.90, family.Report));
        }
        finally
        {
            var index = await app.App.Services.GetRequiredService<IndexPointer>().ReadAsync(CancellationToken.None);
            await app.App.Services.GetRequiredService<SearchClients>().Indexes.DeleteIndexAsync(index.Live, CancellationToken.None);
            await app.DisposeAsync();
        }
    }

    // The service takes a moment until what it took can be found.
    private static async Task SettleAsync(RunningApp app)
    {
        var (before, now) = (-1L, 0L);
        while (now == 0 || now != before)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
            (before, now) = (now, (await app.GetJsonAsync("/api/search?limit=1")).GetProperty("count").GetInt64());
        }
    }
}
