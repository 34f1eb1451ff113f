using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Synonyms;

namespace Escouade.SearchEmulator.Storage;

/// <summary>Everything that one emulator holds: its indexes and its synonym maps.</summary>
internal sealed class SearchService : IDisposable
{
    private readonly string? folder;
    private readonly TimeProvider clock;
    private readonly FileStream? folderLock;
    private long lastTag;

    public SearchService(string? dataFolder, TimeProvider clock)
    {
        folder = dataFolder;
        this.clock = clock;
        if (folder is null)
            return;
        folderLock = FolderLock.Take(folder);
        Directory.CreateDirectory(IndexesFolder);
        Directory.CreateDirectory(SynonymMapsFolder);
        foreach (var path in Directory.GetDirectories(IndexesFolder))
        {
            if (SearchIndex.Open(path) is { } index)
                Indexes[index.Schema.Name] = index;
            else
                Directory.Delete(path, recursive: true);
        }

        foreach (var path in Directory.GetFiles(SynonymMapsFolder, "*.json"))
        {
            var map = DurableFile.Read(path, definition => new SynonymMap(definition));
            SynonymMaps[map.Name] = map;
        }
    }

    /// <summary>Held while definitions change, so that a precondition and the change it guards are one step.</summary>
    public Lock Defining { get; } = new();

    public ConcurrentDictionary<string, SearchIndex> Indexes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentDictionary<string, SynonymMap> SynonymMaps { get; } = new(StringComparer.Ordinal);

    private string IndexesFolder => Path.Combine(folder!, "indexes");

    private string SynonymMapsFolder => Path.Combine(folder!, "synonymmaps");

    public string NewETag()
    {
        lastTag = Math.Max(lastTag + 1, clock.GetUtcNow().UtcTicks);
        return $"\"0x{lastTag:X}\"";
    }

    public SearchIndex CreateIndex(string name, JsonObject definition)
        => Indexes[name] = SearchIndex.Create(folder is null ? null : Path.Combine(IndexesFolder, name), definition);

    public void DropIndex(string name)
    {
        if (Indexes.TryRemove(name, out var index))
            index.Drop();
    }

    public void KeepSynonymMap(SynonymMap map)
    {
        if (folder is not null)
            DurableFile.Write(SynonymMapFile(map.Name), Encoding.UTF8.GetBytes(map.Definition.ToJsonString()));
        SynonymMaps[map.Name] = map;
    }

    public void DropSynonymMap(string name)
    {
        if (SynonymMaps.TryRemove(name, out _) && folder is not null)
            File.Delete(SynonymMapFile(name));
    }

    public void Dispose()
    {
        foreach (var index in Indexes.Values)
            index.Dispose();
        folderLock?.Dispose();
    }

    private string SynonymMapFile(string name) => Path.Combine(SynonymMapsFolder, name + ".json");
}
