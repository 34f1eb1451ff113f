using System.Diagnostics;
using Azure;
using Azure.Core.Pipeline;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Azure.Search.Documents.Indexes.Models;
using Azure.Search.Documents.Models;
using Spectre.Console;

namespace Escouade.Bench;

/// <summary>The search emulator as a process of its own, filled and asked by the real client over HTTPS.</summary>
internal static class SearchSpeed
{
    private const int Documents = 100_000;
    private const int DocumentBytes = 1_000;
    private const int BatchSize = 1_000;
    private const int WarmUps = 500;
    private const int Queries = 5_000;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("escouade-bench-").FullName;
        await using (var emulator = await EmulatorProcess.StartAsync(folder))
        {
            var client = await MakeIndexAsync(emulator.Endpoint);
            var indexed = await FillAsync(client);
            var (milliseconds, hits) = await AskAsync(client);
            milliseconds.Sort();

            var table = new Table().AddColumns("", "");
            table.AddRow($"{Documents:N0} documents of 1 kB indexed, s", $"{indexed.TotalSeconds:F1}");
            table.AddRow("documents a second", $"{Documents / indexed.TotalSeconds:F0}");
            table.AddRow($"{Queries:N0} queries of two words, hits on average", $"{hits:F0}");
            table.AddRow("p50, ms", $"{milliseconds[Queries / 2]:F1}");
            table.AddRow("p99, ms", $"{milliseconds[Queries * 99 / 100]:F1}");
            table.AddRow("memory at its highest, MiB", $"{Published.Memory(emulator.Id, "VmHWM")}");
            AnsiConsole.Write(table);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<SearchClient> MakeIndexAsync(Uri endpoint)
    {
        var options = new SearchClientOptions
        {
            Transport = new HttpClientTransport(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }),
        };
        var indexes = new SearchIndexClient(endpoint, new AzureKeyCredential(EmulatorProcess.Key), options);
        await indexes.CreateIndexAsync(new SearchIndex("bench")
        {
            Fields =
            {
                new SimpleField("id", SearchFieldDataType.String) { IsKey = true },
                new SearchableField("title") { AnalyzerName = LexicalAnalyzerName.FrLucene },
                new SearchableField("text") { AnalyzerName = LexicalAnalyzerName.FrLucene },
                new SimpleField("theme", SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true },
                new SearchableField("tags", collection: true) { IsFilterable = true, IsFacetable = true },
                new SimpleField("publishedAt", SearchFieldDataType.DateTimeOffset) { IsFilterable = true, IsSortable = true },
            },
        });
        return indexes.GetSearchClient("bench");
    }

    private static async Task<TimeSpan> FillAsync(SearchClient client)
    {
        var taken = TimeSpan.Zero;
        for (var start = 0; start < Documents; start += BatchSize)
        {
            // Made before the clock runs: the bench's own work is not the emulator's.
            var batch = IndexDocumentsBatch.Upload(Enumerable.Range(start, BatchSize).Select(Document));
            var clock = Stopwatch.StartNew();
            await client.IndexDocumentsAsync(batch, new IndexDocumentsOptions { ThrowOnAnyError = true });
            taken += clock.Elapsed;
        }

        return taken;
    }

    private static SearchDocument Document(int number) => new()
    {
        ["id"] = $"{number}",
        ["title"] = $"{Texts.Passage(-1 - number, 40)} {number}",
        ["text"] = Texts.Passage(number, DocumentBytes - 200),
        ["theme"] = Texts.Theme(number),
        ["tags"] = new[] { $"essai {number % 20}", $"mesure {number % 7}" },
        ["publishedAt"] = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number),
    };

    private static async Task<(List<double> Milliseconds, double Hits)> AskAsync(SearchClient client)
    {
        var options = new SearchOptions
        {
            Size = 10, IncludeTotalCount = true, Facets = { "theme", "tags,count:20" }, HighlightFields = { "title", "text-2" },
        };
        var random = new Random(1);
        var milliseconds = new List<double>(Queries);
        var hits = 0.0;
        for (var number = -WarmUps; number < Queries; number++)
        {
            var words = $"{Texts.Word(random)} {Texts.Word(random)}";
            var clock = Stopwatch.StartNew();
            var found = (await client.SearchAsync<SearchDocument>(words, options)).Value;
            await foreach (var page in found.GetResultsAsync().AsPages())
                _ = page.Values.Count;
            if (number < 0)
                continue;
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
            hits += found.TotalCount!.Value / (double)Queries;
        }

        return (milliseconds, hits);
    }
}
