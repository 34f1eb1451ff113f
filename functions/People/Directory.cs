using Escouade.Content.Text;

namespace Escouade.People;

/// <summary>Finds experts by their field, region and language, and says what other choices there are.</summary>
internal static class Directory
{
    /// <summary>What somebody looks for; null for whatever.</summary>
    /// <param name="Field">Slug of a theme.</param>
    /// <param name="Region">Slug of a region's name, such as <c>centre-du-quebec</c>.</param>
    /// <param name="Language">Code, or the slug of its name.</param>
    internal sealed record Choice(string? Field = null, string? Region = null, string? Language = null);

    /// <returns>Those who are meant, in the order given; a facet counts whom its values would show beside the other choices.</returns>
    public static ListExperts.Response Of(IReadOnlyList<ListExperts.Item> all, Choice choice) => new(
        [.. all.Where(expert => HasField(expert, choice) && HasRegion(expert, choice) && HasLanguage(expert, choice))],
        new(
            Count(all.Where(expert => HasRegion(expert, choice) && HasLanguage(expert, choice)), expert => expert.Fields),
            Count(all.Where(expert => HasField(expert, choice) && HasLanguage(expert, choice)), expert => expert.Region is { } region ? [region] : []),
            Count(all.Where(expert => HasField(expert, choice) && HasRegion(expert, choice)), expert => expert.Languages)));

    private static bool HasField(ListExperts.Item expert, Choice choice) => choice.Field is null || expert.Fields.Contains(choice.Field);

    private static bool HasRegion(ListExperts.Item expert, Choice choice) => choice.Region is null || expert.Region is { } region && Slug.From(region) == choice.Region;

    private static bool HasLanguage(ListExperts.Item expert, Choice choice) => choice.Language is null || expert.Languages.Any(language => Slug.From(language) == choice.Language);

    private static IReadOnlyList<ListExperts.FacetValue> Count(IEnumerable<ListExperts.Item> experts, Func<ListExperts.Item, IEnumerable<string>> valuesOf)
        => [.. experts.SelectMany(expert => valuesOf(expert).Select(name => (Value: Slug.From(name), Name: name)).DistinctBy(value => value.Value))
            .GroupBy(value => value.Value)
            .Select(group => new ListExperts.FacetValue(group.Key, group.First().Name, group.Count()))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal)];
}
