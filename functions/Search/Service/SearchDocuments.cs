using System.Text.Json;
using Azure.Search.Documents.Models;
using Escouade.Content;
using Escouade.Content.Lists;
using Escouade.Content.Searching;

namespace Escouade.Search.Service;

/// <summary>An entry as the index holds it, see <see cref="EntrySchema"/>.</summary>
internal static class SearchDocuments
{
    public static SearchDocument Of(SearchableEntry entry)
    {
        var (card, tags, sectors, _) = entry.Item;
        string[] keywords = [.. tags.Select(tag => tag.Name), .. sectors.Select(sector => sector.Name), .. entry.Tools];
        string[] texts = [card.Title, card.Summary, .. keywords, .. card.Experts.Select(expert => expert.Name), entry.Text];
        return new()
        {
            [EntrySchema.Id] = entry.Id,
            [EntrySchema.Slug] = card.Slug,
            [EntrySchema.Title] = card.Title,
            [EntrySchema.Summary] = card.Summary,
            [EntrySchema.Text] = entry.Text,
            [EntrySchema.Tags] = keywords,
            [EntrySchema.TagSlugs] = tags.Select(tag => tag.Slug).ToArray(),
            [EntrySchema.Theme] = card.Theme,
            [EntrySchema.Kind] = ListKey.Value(card.Kind),
            [EntrySchema.Level] = card.Level is { } level ? ListKey.Value(level) : null,
            [EntrySchema.Language] = card.Language,
            [EntrySchema.Experts] = card.Experts.Select(expert => expert.Slug).ToArray(),
            [EntrySchema.ExpertNames] = card.Experts.Select(expert => expert.Name).ToArray(),
            [EntrySchema.TitleWords] = card.Title,
            [EntrySchema.Words] = texts,
            [EntrySchema.Joined] = texts,
            [EntrySchema.Sectors] = sectors.Select(sector => sector.Slug).ToArray(),
            [EntrySchema.PublishedAt] = card.PublishedAt,
            [EntrySchema.Card] = JsonSerializer.Serialize(card, ContentJson.Wire.EntryCard),
        };
    }
}
