using System.Net.Http.Headers;
using Azure.Storage.Blobs;

namespace Escouade.Bench;

/// <summary>What the function app answers, kept for the bare Kestrel app to give the same bytes.</summary>
internal static class Answers
{
    public static readonly string[] Paths = ["/api/entries", "/api/entries/article-de-mesure-numero-7"];

    /// <summary>Publishes thirty articles and records the answers.</summary>
    /// <returns>The folder of the answers, and the ETag of the list.</returns>
    public static async Task<(string Folder, string ListTag)> RecordAsync(Stage stage)
    {
        await using var host = await stage.StartHostAsync();
        await DropAsync(stage, 0, 30);
        await Ingest.WaitUntilPublishedAsync(host, 30);

        var folder = Directory.CreateTempSubdirectory("escouade-answers-").FullName;
        var listTag = "";
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.Address };
        foreach (var path in Paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            var file = Path.Combine(folder, path.Replace('/', '_'));
            await File.WriteAllBytesAsync($"{file}.body", await answer.Content.ReadAsByteArrayAsync());
            await File.WriteAllLinesAsync($"{file}.headers", answer.Headers.Concat(answer.Content.Headers)
                .Where(header => header.Key is "ETag" or "Cache-Control" or "Vary" or "Content-Type" or "Content-Encoding" or "X-Content-Type-Options" or "Link")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
            if (path == Paths[0])
                listTag = answer.Headers.ETag!.ToString();
        }
        return (folder, listTag);
    }

    public static async Task DropAsync(Stage stage, int from, int count)
    {
        var inbox = new BlobContainerClient(stage.ConnectionString, "inbox");
        await inbox.CreateIfNotExistsAsync();
        await Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, token) =>
        {
            var (name, content) = Texts.Article(number);
            await inbox.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, token);
        });
    }
}
