using System.Text.Json;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.Content;
using Escouade.Content.Searching;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Options;

namespace Escouade.Search;

/// <summary>Azure AI Search, or the emulator of its contract. The index is made when something is first put into it.</summary>
internal sealed class AzureSearchIndex : ISearchIndex
{
    // The service takes 1,000 actions a batch.
    private const int MostInBatch = 200;

    private readonly SearchClients clients;
    private readonly string indexName;
    private readonly Batcher<IndexDocumentsAction<SearchDocument>> writes;
    private bool exists;

    public AzureSearchIndex(SearchClients clients, IOptions<SearchServiceOptions> options)
    {
        this.clients = clients;
        indexName = options.Value.IndexName;
        writes = new(MostInBatch, WriteAsync);
    }

    public Task PutAsync(SearchableEntry entry, CancellationToken cancellationToken)
        => writes.AddAsync(IndexDocumentsAction.Upload(ToDocument(entry)));

    public Task RemoveAsync(string id, CancellationToken cancellationToken)
        => writes.AddAsync(IndexDocumentsAction.Delete(new SearchDocument { [EntrySchema.Id] = id }));

    public Task CheckAsync(CancellationToken cancellationToken) => clients.Indexes.GetServiceStatisticsAsync(cancellationToken);

    private async Task WriteAsync(IReadOnlyList<IndexDocumentsAction<SearchDocument>> actions)
    {
        if (!exists)
        {
            await clients.Indexes.CreateOrUpdateIndexAsync(EntrySchema.Index(indexName));
            exists = true;
        }
        try
        {
            await clients.Entries.IndexDocumentsAsync(
                IndexDocumentsBatch.Create([.. actions]), new IndexDocumentsOptions { ThrowOnAnyError = true });
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            exists = false;
            throw;
        }
        catch (RequestFailedException tooLarge) when (tooLarge.Status is 413 && actions.Count > 1)
        {
            // The service takes 16 MB a batch: texts of 1 MB are rare, but allowed.
            await WriteAsync([.. actions.Take(actions.Count / 2)]);
            await WriteAsync([.. actions.Skip(actions.Count / 2)]);
        }
    }

    private static SearchDocument ToDocument(SearchableEntry entry)
    {
        var (card, tags, sectors, _) = entry.Item;
        return new()
        {
            [EntrySchema.Id] = entry.Id,
            [EntrySchema.Slug] = card.Slug,
            [EntrySchema.Title] = card.Title,
            [EntrySchema.Summary] = card.Summary,
            [EntrySchema.Text] = entry.Text,
            [EntrySchema.Tags] = tags.Select(tag => tag.Name).ToArray(),
            [EntrySchema.TagSlugs] = tags.Select(tag => tag.Slug).ToArray(),
            [EntrySchema.Theme] = card.Theme,
            [EntrySchema.Kind] = Content.Lists.ListKey.Value(card.Kind),
            [EntrySchema.Level] = card.Level is { } level ? Content.Lists.ListKey.Value(level) : null,
            [EntrySchema.Language] = card.Language,
            [EntrySchema.Experts] = card.Experts.Select(expert => expert.Slug).ToArray(),
            [EntrySchema.ExpertNames] = card.Experts.Select(expert => expert.Name).ToArray(),
            [EntrySchema.Sectors] = sectors.Select(sector => sector.Slug).ToArray(),
            [EntrySchema.PublishedAt] = card.PublishedAt,
            [EntrySchema.Card] = JsonSerializer.Serialize(card, ContentJson.Wire.EntryCard),
        };
    }
}
