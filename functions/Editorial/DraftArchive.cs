using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Escouade.Editorial;

/// <summary>What somebody sent as JSON, as the archive that they would have dropped: one reader judges both.</summary>
internal static class DraftArchive
{
    private const int MostNameCharacters = 1_000;

    /// <param name="header">JSON is YAML too: nothing has to be escaped another way.</param>
    /// <param name="body">Markdown.</param>
    /// <param name="files">Image files by the name that the text uses.</param>
    public static MemoryStream Of(JsonObject header, string? body, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "entry.md", Encoding.UTF8.GetBytes($"---\n{header.ToJsonString(Platform.Http.WireJson.Options())}\n---\n{body}"));
            // A name that no archive could hold is no image; the text that uses it says so.
            foreach (var (name, bytes) in files.Where(image => image.Key.Length is > 0 and <= MostNameCharacters))
                Add(zip, name, bytes);
        }
        archive.Position = 0;
        return archive;
    }

    public static void Set(JsonObject header, string name, string? value)
    {
        if (value is not null)
            header[name] = value;
    }

    public static void SetList(JsonObject header, string name, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
            header[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }
}
