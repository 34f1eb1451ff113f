using System.Text;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Storage;

/// <summary>One index: its definition, its analyzers and its documents.</summary>
internal sealed class SearchIndex : IDisposable
{
    private readonly Lock writing = new();
    private readonly string? folder;
    private readonly DocumentStore documents;
    private bool isClosed;

    private SearchIndex(string? folder, JsonObject definition)
    {
        this.folder = folder;
        Schema = new IndexSchema(definition);
        Analyzers = new AnalyzerCatalog(definition);
        documents = new DocumentStore(folder, Schema, Analyzers);
    }

    public IndexSchema Schema { get; private set; }

    public AnalyzerCatalog Analyzers { get; private set; }

    public DocumentStore Documents => documents;

    public static SearchIndex Create(string? folder, JsonObject definition)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            DocumentStore.Prepare(folder);
            DurableFile.Write(DefinitionFile(folder), Encoding.UTF8.GetBytes(definition.ToJsonString()));
        }

        return new SearchIndex(folder, definition);
    }

    /// <summary>Null if the folder holds no definition: what a crash left of an index that was being made or dropped.</summary>
    public static SearchIndex? Open(string folder)
        => File.Exists(DefinitionFile(folder))
            ? DurableFile.Read(DefinitionFile(folder), definition => new SearchIndex(folder, definition))
            : null;

    public void Redefine(JsonObject definition)
    {
        lock (writing)
        {
            if (folder is not null)
                DurableFile.Write(DefinitionFile(folder), Encoding.UTF8.GetBytes(definition.ToJsonString()));
            Schema = new IndexSchema(definition);
            Analyzers = new AnalyzerCatalog(definition);
            documents.Use(Schema, Analyzers);
        }
    }

    public IReadOnlyList<ActionResult> Apply(IReadOnlyList<DocumentAction> actions)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            return BatchRunner.Run(documents, Schema, actions);
        }
    }

    public void Dispose()
    {
        lock (writing)
        {
            isClosed = true;
            documents.Dispose();
        }
    }

    /// <summary>Drops the index and everything on disk.</summary>
    public void Drop()
    {
        if (folder is not null)
            File.Delete(DefinitionFile(folder));
        Dispose();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private static string DefinitionFile(string folder) => Path.Combine(folder, "definition.json");
}
