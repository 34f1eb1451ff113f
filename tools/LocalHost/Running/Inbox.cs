using System.IO.Compression;
using System.Text.Json;
using Azure.Storage.Blobs;
using Escouade.LocalHost.Host;

namespace Escouade.LocalHost.Running;

/// <summary>The inbox that people drop files into, and what became of them.</summary>
/// <param name="http">Speaks to the local host.</param>
internal sealed class Inbox(string connectionString, HttpClient http)
{
    private readonly BlobContainerClient inbox = new(connectionString, "inbox");
    private readonly BlobContainerClient rejected = new(connectionString, "inbox-rejected");

    /// <summary>Puts a file there under its name; a folder becomes an archive of what it holds.</summary>
    /// <returns>The blob's name and its ETag.</returns>
    public async Task<(string Name, string ETag)> PutAsync(string path, CancellationToken stop)
    {
        await inbox.CreateIfNotExistsAsync(cancellationToken: stop);
        var isFolder = Directory.Exists(path);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) + (isFolder ? ".zip" : "");
        // An earlier refusal is forgotten, so that the next one is told apart.
        if (await rejected.ExistsAsync(stop))
            await rejected.GetBlobClient($"{name}.problem.json").DeleteIfExistsAsync(cancellationToken: stop);
        await using Stream content = isFolder ? Zip(path) : File.OpenRead(path);
        var answer = await inbox.GetBlobClient(name).UploadAsync(content, overwrite: true, stop);
        return (name, answer.Value.ETag.ToString("G"));
    }

    /// <returns>What is wrong with a refused file, as its author reads it; null where it was not refused.</returns>
    public async Task<string?> FindProblemAsync(string name, CancellationToken stop)
    {
        var problem = rejected.GetBlobClient($"{name}.problem.json");
        return await problem.ExistsAsync(stop)
            ? JsonElement.Parse((await problem.DownloadContentAsync(stop)).Value.Content).GetProperty("detail").GetString()
            : null;
    }

    /// <summary>Waits until the file was taken up and done with.</summary>
    /// <returns>What became of it; null where the host does not tell: <c>func</c> does not.</returns>
    public async Task<BlobState?> WaitUntilTakenAsync(string name, string tag, CancellationToken stop)
    {
        var address = $"/admin/local/drops/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}?etag={Uri.EscapeDataString(tag)}";
        while (true)
        {
            using var answer = await http.GetAsync(address, stop);
            if (!answer.IsSuccessStatusCode)
                return null;
            if (Enum.TryParse<BlobState>((await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>(stop))?.GetValueOrDefault("state"), out var state) && state is BlobState.Processed or BlobState.Poisoned)
                return state;
            await Task.Delay(100, stop);
        }
    }

    private static MemoryStream Zip(string folder)
    {
        var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                zip.CreateEntryFromFile(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), CompressionLevel.Fastest);
        }
        archive.Position = 0;
        return archive;
    }
}
