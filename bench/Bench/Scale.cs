using System.Diagnostics;
using System.Text;
using Azure.Data.Tables;
using Escouade.Content.Entries;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content;
using Escouade.LocalHost.Processes;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Escouade.Bench;

/// <summary>What lists and articles cost with 100, 10,000 and 100,000 entries in the tables.</summary>
/// <remarks>Azurite looks at every row of a table for a range, the real service does not: the same range is asked of it without the app too.</remarks>
internal static class Scale
{
    private static readonly int[] Sizes = [100, 10_000, 100_000];

    public static async Task RunAsync()
    {
        var table = new Table().AddColumns("p50, ms", "list, from memory", "article, from memory", "page deep in the list, from a range", "that range asked of Azurite alone");
        foreach (var size in Sizes)
        {
            await using var stage = await Stage.StartAsync();
            await FillAsync(stage, size);
            var port = FreePorts.Next();
            using var app = Published.Start(Published.AppExecutable, new Dictionary<string, string>(stage.Settings) { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}" });
            try
            {
                var list = $"http://127.0.0.1:{port}/api/entries";
                await Published.WaitUntilOkAsync(list);
                using var http = new HttpClient(new SocketsHttpHandler());
                var hot = await MedianAsync(http, 2_000, _ => list);
                // Never the same page twice: nothing comes from memory.
                var deep = await MedianAsync(http, 40, number => $"{list}?cursor={RowOf(size / 2 + number)}");
                var article = await MedianAsync(http, 2_000, _ => $"{list}/article");
                table.AddRow($"{size:N0} entries", $"{hot:F3}", $"{article:F3}", $"{deep:F1}", $"{await MedianOfRangeAsync(stage, size):F1}");
            }
            finally
            {
                app.Kill();
            }
        }
        AnsiConsole.Write(table);
    }

    private static string RowOf(int number) => ListKey.Row(DateTimeOffset.UnixEpoch.AddMinutes(number), $"{number:D26}");

    private static async Task FillAsync(Stage stage, int size)
    {
        var accounts = new StorageAccounts(Options.Create(new StorageOptions { ConnectionString = stage.ConnectionString }));
        using var files = new BlobSiteFiles(accounts);
        await files.WriteAsync(SiteFileNames.Entry("article"), Snapshot.Of(Encoding.UTF8.GetBytes(new string('a', 6_000)), Snapshot.JsonType), CancellationToken.None);

        var lists = new TableEntryLists(accounts);
        foreach (var chunk in Enumerable.Range(0, size).Chunk(2_000))
        {
            await Task.WhenAll(chunk.Select(number => lists.PutAsync(
                new ListItem(
                    new EntryCard($"article-{number}", EntryKind.Article, "fr", $"Article {number}", "Un résumé d’une phrase ou deux, comme les vrais.", "marketing", Level.Beginner, [], DateTimeOffset.UnixEpoch.AddMinutes(number), 4, null),
                    [], [], DateTimeOffset.UnixEpoch),
                [new(ListKey.All, RowOf(number))], gone: [], CancellationToken.None)));
        }
    }

    private static async Task<double> MedianOfRangeAsync(Stage stage, int size)
    {
        var table = new TableClient(stage.ConnectionString, StorageNames.Lists);
        var times = new List<double>();
        for (var number = 0; number < 40; number++)
        {
            var after = RowOf((size / 2) + number);
            var clock = Stopwatch.StartNew();
            var pages = table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {ListKey.All} and RowKey gt {after}"), ListPages.UsualLimit + 1).AsPages();
            await foreach (var _ in pages)
                break;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }

    private static async Task<double> MedianAsync(HttpClient http, int count, Func<int, string> address)
    {
        var times = new List<double>();
        for (var number = 0; number < count; number++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await http.GetAsync(address(number));
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return times.Order().ElementAt(count / 2);
    }
}
