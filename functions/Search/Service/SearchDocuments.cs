using System.Text.Json;
using Azure.Search.Documents.Models;
using Escouade.Content.Lists;
using Escouade.Content.Searching;

namespace Escouade.Search.Service;

/// <summary>Entries and experts as the index holds them, see <see cref="EntrySchema"/>.</summary>
internal static class SearchDocuments
{
    public static SearchDocument Of(SearchableEntry entry)
    {
        var (card, tags, sectors, _) = entry.Item;
        string[] keywords = [.. tags.Select(tag => tag.Name), .. sectors.Select(sector => sector.Name), .. entry.Tools];
        var document = Of(SearchCards.Of(entry.Id, card), entry.Text, keywords);
        document[EntrySchema.TagSlugs] = tags.Select(tag => tag.Slug).ToArray();
        document[EntrySchema.Themes] = new[] { card.Theme }.OfType<string>().ToArray();
        document[EntrySchema.Sectors] = sectors.Select(sector => sector.Slug).ToArray();
        document[EntrySchema.SectorLabels] = sectors.Select(sector => FacetLabel.Write(sector.Slug, sector.Name)).ToArray();
        document[EntrySchema.Usefulness] = entry.Usefulness;
        document[EntrySchema.Track] = entry.Speech?.Track;
        return document;
    }

    public static SearchDocument Of(SearchableExpert expert)
    {
        var document = Of(SearchCards.Of(expert), expert.Text, keywords: []);
        document[EntrySchema.Themes] = expert.Themes.ToArray();
        document[EntrySchema.Usefulness] = 0.0;
        return document;
    }

    private static SearchDocument Of(SearchEntries.Result card, string text, string[] keywords)
    {
        string[] texts = [card.Title, card.Summary, .. keywords, .. card.Experts.Select(expert => expert.Name), text];
        return new()
        {
            [EntrySchema.Id] = card.Id,
            [EntrySchema.Title] = card.Title,
            [EntrySchema.Summary] = card.Summary,
            [EntrySchema.Text] = text,
            [EntrySchema.Tags] = keywords,
            [EntrySchema.Kind] = card.Kind,
            [EntrySchema.Level] = card.Level is { } level ? ListKey.Value(level) : null,
            [EntrySchema.Language] = card.Language,
            [EntrySchema.Experts] = card.Experts.Select(expert => expert.Slug).ToArray(),
            [EntrySchema.ExpertLabels] = card.Experts.Select(expert => FacetLabel.Write(expert.Slug, expert.Name)).ToArray(),
            [EntrySchema.ExpertNames] = card.Experts.Select(expert => expert.Name).ToArray(),
            [EntrySchema.TitleWords] = card.Title,
            [EntrySchema.Words] = texts,
            [EntrySchema.Joined] = texts,
            [EntrySchema.Suggested] = string.Join(' ', ReaderQuery.WordsOf(card.Title)),
            [EntrySchema.PublishedAt] = card.PublishedAt,
            [EntrySchema.Card] = JsonSerializer.Serialize(card, SearchJson.Wire.Result),
        };
    }
}
