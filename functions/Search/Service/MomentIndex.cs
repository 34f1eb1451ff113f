using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.Content.Searching;

namespace Escouade.Search.Service;

/// <summary>Writes what is said in the media of entries. Of an older version of the words nothing is found from the moment that the entry names the newer one; then it is deleted.</summary>
internal sealed class MomentIndex(SearchClients clients)
{
    // The service takes 1,000 actions a batch.
    private const int MostInBatch = 500;

    private readonly ConcurrentDictionary<string, bool> existing = new();

    /// <param name="entries">Name of the index of entries.</param>
    /// <param name="entry">Id of the entry.</param>
    /// <param name="speech">All that is said.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    public async Task PutAsync(string entries, string entry, Speech speech, CancellationToken cancellationToken)
    {
        var index = await EnsureAsync(entries, cancellationToken);
        foreach (var batch in speech.Moments.Select((moment, at) => IndexDocumentsAction.Upload(Document(entry, speech.Track, at, moment))).Chunk(MostInBatch))
            await index.IndexDocumentsAsync(IndexDocumentsBatch.Create(batch), new IndexDocumentsOptions { ThrowOnAnyError = true }, cancellationToken);
        await DeleteAsync(index, $"{MomentSchema.Entry} eq '{entry}' and {MomentSchema.Track} ne '{speech.Track}'", cancellationToken);
    }

    public async Task RemoveAsync(string entries, string entry, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(clients.Index(MomentSchema.NameOf(entries)), $"{MomentSchema.Entry} eq '{entry}'", cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            // Nothing was ever said.
        }
    }

    private async Task<SearchClient> EnsureAsync(string entries, CancellationToken cancellationToken)
    {
        var name = MomentSchema.NameOf(entries);
        if (!existing.ContainsKey(name))
            await clients.Indexes.CreateOrUpdateIndexAsync(MomentSchema.Index(name), cancellationToken: cancellationToken);
        existing[name] = true;
        return clients.Index(name);
    }

    private static async Task DeleteAsync(SearchClient index, string filter, CancellationToken cancellationToken)
    {
        while (true)
        {
            var options = new SearchOptions { Filter = filter, Size = MostInBatch, Select = { MomentSchema.Id } };
            var found = (await index.SearchAsync<SearchDocument>("*", options, cancellationToken)).Value.GetResults().Select(result => IndexDocumentsAction.Delete(new SearchDocument { [MomentSchema.Id] = result.Document.GetString(MomentSchema.Id) })).ToArray();
            if (found.Length > 0)
                await index.IndexDocumentsAsync(IndexDocumentsBatch.Create(found), new IndexDocumentsOptions { ThrowOnAnyError = true }, cancellationToken);
            // The service forgets within a second or so; what it still shows is deleted once more by the next turn.
            if (found.Length < MostInBatch)
                return;
        }
    }

    private static SearchDocument Document(string entry, string track, int at, Moment moment) => new()
    {
        [MomentSchema.Id] = string.Create(CultureInfo.InvariantCulture, $"{entry}-{track}-{at}"),
        [MomentSchema.Entry] = entry,
        [MomentSchema.Track] = track,
        [MomentSchema.From] = moment.From,
        [MomentSchema.Marks] = MomentMarks.Write(moment.Marks),
        [MomentSchema.Text] = moment.Text,
        [MomentSchema.Words] = moment.Text,
    };
}
