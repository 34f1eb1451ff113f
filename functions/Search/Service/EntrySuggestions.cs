using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.Content;

namespace Escouade.Search.Service;

/// <summary>Completes what a reader is typing.</summary>
internal sealed class EntrySuggestions(SearchClients clients, IndexPointer pointer)
{
    /// <returns>Titles that hold the words, the last of which may be unfinished.</returns>
    public async Task<SuggestEntries.Response> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var options = new SuggestOptions { Size = most };
        foreach (var field in (ReadOnlySpan<string>)[EntrySchema.Slug, EntrySchema.Title, EntrySchema.Kind])
            options.Select.Add(field);
        if (await pointer.FindLiveAsync() is not { } index)
            return new([]);
        SuggestResults<SearchDocument> answer;
        try
        {
            answer = await clients.IndexForReaders(index).SuggestAsync<SearchDocument>(text, EntrySchema.Suggester, options, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return new([]);
        }
        return new([.. answer.Results.Select(found => new SuggestEntries.Item(
            found.Document.GetString(EntrySchema.Title),
            $"/articles/{found.Document.GetString(EntrySchema.Slug)}",
            Enum.Parse<EntryKind>(found.Document.GetString(EntrySchema.Kind), ignoreCase: true)))]);
    }
}
