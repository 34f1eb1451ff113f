using Escouade.Content.Entries;
using Escouade.Content.Lists;
using Escouade.Content.Searching;

namespace Escouade.Search;

/// <summary>What a reader sees of something that was found, before its snippet.</summary>
internal static class SearchCards
{
    public const string Expert = "expert";

    public static SearchEntries.Result Of(string id, EntryCard card) => new(
        ListKey.Value(card.Kind), id, card.Slug, card.Language, card.Title, card.Summary, card.Theme, card.Level, card.Experts, card.PublishedAt,
        card.ReadingMinutes, card.Cover, $"/articles/{card.Slug}", SnippetHtml: "");

    public static SearchEntries.Result Of(SearchableExpert expert) => new(
        Expert, expert.Id, expert.Slug, Language: null, expert.Name, expert.Summary, expert.Themes is [var first, ..] ? first : null, Level: null, Experts: [], PublishedAt: null,
        ReadingMinutes: null, expert.Photo, $"/experts/{expert.Slug}", SnippetHtml: "");
}
