using System.Text.Json;

namespace Escouade.LocalHost.Host;

/// <summary>Remembers which version of which blob one function has had, over restarts when it is given a file.</summary>
/// <remarks>A file of one JSON array a line, only ever appended to, so that a kill costs at most the line being written.</remarks>
internal sealed class BlobReceipts : IDisposable
{
    private readonly Dictionary<string, (string Tag, long Turn)> delivered = new(StringComparer.Ordinal);
    private readonly string? path;
    private readonly Lock gate = new();
    private StreamWriter? file;
    private int lines;

    public BlobReceipts(string? path)
    {
        this.path = path;
        if (path is null)
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path))
            Load(path);
        Rewrite();
    }

    /// <summary>Those of one function, kept in the host's data folder where it has one.</summary>
    public static BlobReceipts Of(AppManifest app, FunctionDefinition function, HostOptions options)
        => new(options.DataFolder is null ? null : Path.Combine(FolderIn(options.DataFolder), $"{app.Name}.{function.Name}.jsonl"));

    /// <summary>Has every blob delivered once more: storage that crashed may have lost what a delivery had written there.</summary>
    public static void ForgetAll(string dataFolder)
    {
        if (Directory.Exists(FolderIn(dataFolder)))
            Directory.Delete(FolderIn(dataFolder), recursive: true);
    }

    public bool Has(string name, string tag)
    {
        lock (gate)
            return delivered.TryGetValue(name, out var had) && had.Tag == tag;
    }

    /// <param name="name">Of the blob.</param>
    /// <param name="tag">Of its version.</param>
    /// <param name="turn">When its delivery began, counted from 1: that of an older version may end after that of a newer one, which stands.</param>
    public void Add(string name, string tag, long turn)
    {
        lock (gate)
        {
            if (delivered.TryGetValue(name, out var had) && had.Turn > turn)
                return;
            delivered[name] = (tag, turn);
            Append(name, tag);
        }
    }

    /// <summary>Forgets blobs that are gone, once they are most of what is kept.</summary>
    /// <param name="listed">The names of a whole listing that began after every receipt in it was added.</param>
    public void Prune(IReadOnlySet<string> listed)
    {
        lock (gate)
        {
            if (Math.Max(delivered.Count, lines) < 2 * listed.Count + 1000)
                return;

            foreach (var gone in delivered.Keys.Where(name => !listed.Contains(name)).ToArray())
                delivered.Remove(gone);
            Rewrite();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
            file = null;
        }
    }

    private static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "receipts");

    private void Load(string from)
    {
        foreach (var line in File.ReadLines(from))
        {
            try
            {
                if (JsonSerializer.Deserialize<string[]>(line) is [var name, var tag])
                    delivered[name] = (tag, 0);
            }
            catch (JsonException)
            {
                // The line that a kill cut short: its event is delivered once more.
            }
        }
    }

    private void Rewrite()
    {
        lines = 0;
        if (path is null)
            return;

        file?.Dispose();
        var fresh = path + ".new";
        using (file = new StreamWriter(fresh))
        {
            foreach (var (name, (tag, _)) in delivered)
                Append(name, tag);
        }

        File.Move(fresh, path, overwrite: true);
        file = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    private void Append(string name, string tag)
    {
        lines++;
        file?.WriteLine(JsonSerializer.Serialize<string[]>([name, tag]));
    }
}
