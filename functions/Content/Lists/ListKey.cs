using Escouade.Content.Text;

namespace Escouade.Content.Lists;

/// <summary>Names the lists that an entry stands in: all of them, and one for each thing that readers filter by.</summary>
internal static class ListKey
{
    public const string All = "all";

    /// <summary>The filters of <c>GET /api/entries</c>, the most selective first: that one chooses the list to scan.</summary>
    public static readonly IReadOnlyList<string> Filters = ["tag", "expert", "sector", "theme", "level", "kind", "language"];

    public static string Of(string filter, string value) => $"{filter}={value}";

    /// <summary>Every list that the entry belongs to.</summary>
    public static IEnumerable<string> For(EntryDocument document)
    {
        yield return All;
        yield return Of("kind", Value(document.Kind));
        yield return Of("language", document.Language);
        if (document.Theme is { } theme)
            yield return Of("theme", theme);
        if (document.Level is { } level)
            yield return Of("level", Value(level));
        foreach (var tag in document.Tags.Select(Slug.From).Where(tag => tag.Length > 0).Distinct())
            yield return Of("tag", tag);
        foreach (var sector in document.Sectors.Select(Slug.From).Where(sector => sector.Length > 0).Distinct())
            yield return Of("sector", sector);
        foreach (var expert in document.Experts.Distinct())
            yield return Of("expert", expert);
    }

    /// <summary>An enumeration's value as addresses and JSON write it.</summary>
    public static string Value<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The row that puts the newest first and tells two entries of one instant apart.</summary>
    public static string Row(DateTimeOffset publishedAt, string id) => $"{DateTimeOffset.MaxValue.UtcTicks - publishedAt.UtcTicks:D19}-{id}";

    public static bool IsRow(string text) => text.Length is > 20 and <= 60 && text[19] == '-' && text[..19].All(char.IsAsciiDigit)
        && text[20..].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
