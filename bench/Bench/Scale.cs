using System.Diagnostics;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Lists;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Escouade.Bench;

/// <summary>What a list and the next page of a list cost with 100, 10,000 and 100,000 entries in the tables.</summary>
internal static class Scale
{
    private static readonly int[] Sizes = [100, 10_000, 100_000];

    public static async Task RunAsync()
    {
        var table = new Table().AddColumns("entries", "first page, from memory, p50 ms", "a page deep in the list, from the table, p50 ms");
        foreach (var size in Sizes)
        {
            await using var stage = await Stage.StartAsync();
            await FillAsync(stage, size);
            var port = Ports.Free();
            using var app = Published.Start(Published.AppExecutable, new Dictionary<string, string>(stage.Settings) { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}" });
            try
            {
                var list = $"http://127.0.0.1:{port}/api/entries";
                await Ports.WaitUntilOkAsync(list);
                using var http = new HttpClient(new SocketsHttpHandler());
                var hot = await MedianAsync(http, 2_000, _ => list);
                // Never the same page twice: nothing comes from memory.
                var deep = await MedianAsync(http, 40, number => $"{list}?cursor={Platform.Http.Cursor.Write(RowOf(size / 2 + number))}");
                table.AddRow($"{size:N0}", $"{hot:F3}", $"{deep:F1}");
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
        var lists = new TableEntryLists(new StorageAccounts(Options.Create(new StorageOptions { ConnectionString = stage.ConnectionString })));
        foreach (var chunk in Enumerable.Range(0, size).Chunk(2_000))
        {
            await Task.WhenAll(chunk.Select(number => lists.PutAsync(
                new ListItem(
                    new EntryCard($"article-{number}", EntryKind.Article, "fr", $"Article {number}", "Un résumé d’une phrase ou deux, comme les vrais.", "marketing", Level.Beginner, [], DateTimeOffset.UnixEpoch.AddMinutes(number), 4, null),
                    [], [], DateTimeOffset.UnixEpoch),
                [new(ListKey.All, RowOf(number))], gone: [], CancellationToken.None)));
        }
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
