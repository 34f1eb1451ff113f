using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes.Models;
using Azure.Search.Documents.Models;
using Escouade.Content.Searching;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Options;

namespace Escouade.Search.Service;

/// <summary>Azure AI Search, or the emulator of its contract.</summary>
/// <remarks>An index is called after its schema's version and its generation: <c>entries-2-7</c> is the seventh, of version 2.</remarks>
internal sealed class AzureSearchIndex : ISearchIndex
{
    // The service takes 1,000 actions a batch.
    private const int MostInBatch = 200;

    private readonly SearchClients clients;
    private readonly IndexPointer pointer;
    private readonly MomentIndex moments;
    private readonly Glossary glossary;
    private readonly string prefix;
    private readonly Batcher<IndexDocumentsAction<SearchDocument>> writes;
    private readonly ConcurrentDictionary<string, bool> existing = new();

    public AzureSearchIndex(SearchClients clients, IndexPointer pointer, MomentIndex moments, Glossary glossary, IOptions<SearchServiceOptions> options)
    {
        this.clients = clients;
        this.pointer = pointer;
        this.moments = moments;
        this.glossary = glossary;
        prefix = options.Value.IndexName;
        writes = new(MostInBatch, WriteAsync);
    }

    public async Task PutAsync(SearchableEntry entry, CancellationToken cancellationToken)
    {
        await writes.AddAsync(IndexDocumentsAction.Upload(SearchDocuments.Of(entry)));
        if (entry.Speech is not { } speech)
            return;
        foreach (var index in (await pointer.ReadAsync(cancellationToken)).All.Where(IsCurrent))
            await moments.PutAsync(index, entry.Id, speech, cancellationToken);
    }

    public Task PutAsync(SearchableExpert expert, CancellationToken cancellationToken)
        => writes.AddAsync(IndexDocumentsAction.Upload(SearchDocuments.Of(expert)));

    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await writes.AddAsync(IndexDocumentsAction.Delete(new SearchDocument { [EntrySchema.Id] = id }));
        foreach (var index in (await pointer.ReadAsync(cancellationToken)).All.Where(IsCurrent))
            await moments.RemoveAsync(index, id, cancellationToken);
    }

    public Task CheckAsync(CancellationToken cancellationToken) => clients.Indexes.GetServiceStatisticsAsync(cancellationToken);

    public async Task RefreshSynonymsAsync(CancellationToken cancellationToken)
    {
        try
        {
            if ((await clients.Indexes.GetSynonymMapAsync(Glossary.MapName, cancellationToken)).Value.Synonyms == glossary.Rules)
                return;
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            // The first index makes it.
            return;
        }
        await PutSynonymsAsync(cancellationToken);
    }

    public async Task<bool> IsOutdatedAsync(CancellationToken cancellationToken)
        => await pointer.ReadAsync(cancellationToken) is { Building: null } indexes && (indexes.Live is not { } live || !IsCurrent(live));

    public async Task BeginRebuildAsync(CancellationToken cancellationToken)
    {
        var indexes = await pointer.ReadAsync(cancellationToken);
        if (indexes.Building is { } under && IsCurrent(under))
            return;
        var next = NameOf(GenerationOf(indexes.Live) + 1);
        await CreateAsync(next, cancellationToken);
        // From here on every projection goes to both.
        await pointer.WriteAsync(indexes with { Building = next }, cancellationToken);
    }

    public async Task<bool> SwapAsync(long expected, CancellationToken cancellationToken)
    {
        var indexes = await pointer.ReadAsync(cancellationToken);
        if (indexes.Building is not { } next)
            return true;
        if (await clients.Index(next).GetDocumentCountAsync(cancellationToken) < expected)
            return false;
        await pointer.WriteAsync(new(next, null), cancellationToken);
        if (indexes.Live is { } old && old != next)
            await Task.WhenAll(clients.Indexes.DeleteIndexAsync(old, cancellationToken), clients.Indexes.DeleteIndexAsync(MomentSchema.NameOf(old), cancellationToken));
        return true;
    }

    public async Task<IndexState> FindStateAsync(CancellationToken cancellationToken)
    {
        var indexes = await pointer.ReadAsync(cancellationToken);
        long? filled = indexes.Building is { } next ? (await clients.Index(next).GetDocumentCountAsync(cancellationToken)).Value : null;
        return new(indexes.Live, indexes.Building, filled);
    }

    private async Task WriteAsync(IReadOnlyList<IndexDocumentsAction<SearchDocument>> actions)
    {
        var indexes = await pointer.ReadAsync(CancellationToken.None);
        if (indexes.Live is null)
        {
            indexes = new(NameOf(1), indexes.Building);
            await CreateAsync(indexes.Live!, CancellationToken.None);
            await pointer.WriteAsync(indexes, CancellationToken.None);
        }
        // The service promises no order within a batch: of what concerns one document, the last is what counts.
        IReadOnlyList<IndexDocumentsAction<SearchDocument>> last = [.. actions.GroupBy(action => action.Document[EntrySchema.Id]).Select(document => document.Last())];
        // An index of another version knows other fields; it is on its way out.
        await Task.WhenAll(indexes.All.Where(IsCurrent).Select(index => WriteAsync(index, last)));
    }

    private async Task WriteAsync(string index, IReadOnlyList<IndexDocumentsAction<SearchDocument>> actions)
    {
        if (!existing.ContainsKey(index))
            await CreateAsync(index, CancellationToken.None);
        try
        {
            await clients.Index(index).IndexDocumentsAsync(IndexDocumentsBatch.Create([.. actions]), new IndexDocumentsOptions { ThrowOnAnyError = true });
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            existing.TryRemove(index, out _);
            throw;
        }
        catch (RequestFailedException tooLarge) when (tooLarge.Status is 413 && actions.Count > 1)
        {
            // The service takes 16 MB a batch: texts of 1 MB are rare, but allowed.
            await WriteAsync(index, [.. actions.Take(actions.Count / 2)]);
            await WriteAsync(index, [.. actions.Skip(actions.Count / 2)]);
        }
    }

    /// <summary>Once for each index and process, which also brings the glossary in step with its file.</summary>
    private async Task CreateAsync(string index, CancellationToken cancellationToken)
    {
        // The fields name the map: it has to be there first.
        await PutSynonymsAsync(cancellationToken);
        await clients.Indexes.CreateOrUpdateIndexAsync(EntrySchema.Index(index), cancellationToken: cancellationToken);
        existing[index] = true;
    }

    private async Task PutSynonymsAsync(CancellationToken cancellationToken)
        => await clients.Indexes.CreateOrUpdateSynonymMapAsync(new SynonymMap(Glossary.MapName, glossary.Rules), cancellationToken: cancellationToken);

    private string NameOf(int generation) => $"{prefix}-{EntrySchema.Version}-{generation}";

    private bool IsCurrent(string index) => index.StartsWith($"{prefix}-{EntrySchema.Version}-", StringComparison.Ordinal);

    private static int GenerationOf(string? index)
        => index is not null && int.TryParse(index.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 0;
}
