namespace Escouade.Search;

/// <summary>Leads a conjugated verb back to its infinitive, which titles are made of: « embauchons » to « embaucher ».</summary>
/// <remarks>
/// The service's stemmer cuts plurals and a few endings, and leaves the persons and tenses apart. What is no verb yields words that no
/// text holds, and so finds nothing more.
/// </remarks>
internal static class FrenchVerbs
{
    private const int ShortestRoot = 3;

    // The endings of each group's infinitive. Folded, as words are; the future's first, which hold the others.
    private static readonly (string[] Endings, string[] Infinitives)[] Groups =
    [
        (["eraient", "erions", "eriez", "erons", "eront", "erez", "erais", "erait", "erai", "eras", "era"], ["er"]),
        (["iraient", "irions", "iriez", "irons", "iront", "irez", "irais", "irait", "irai", "iras", "ira"], ["ir"]),
        (["issaient", "issions", "issiez", "issons", "issez", "issent", "issais", "issait", "issant"], ["ir"]),
        (["raient", "rions", "riez", "rons", "ront", "rez", "rais", "rait", "rai", "ras", "ra"], ["re"]),
        (["aient", "ions", "iez", "ons", "ez", "ent", "ais", "ait", "ant"], ["er", "ir", "re"]),
    ];

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal) { ["enver"] = "envoyer", ["verr"] = "voir", ["pourr"] = "pouvoir", ["fer"] = "faire" };

    /// <param name="word">Folded, see <see cref="FrenchWords.Fold"/>.</param>
    /// <returns>Infinitives that it may be a form of; none for most words that are no verb.</returns>
    public static IReadOnlyList<string> InfinitivesOf(string word)
        => [.. Groups.SelectMany(group => group.Endings.Where(ending => word.EndsWith(ending, StringComparison.Ordinal)).Take(1)
                .SelectMany(ending => InfinitivesOf(word[..^ending.Length], group.Infinitives)))
            .Where(infinitive => infinitive != word).Distinct()];

    private static IEnumerable<string> InfinitivesOf(string root, string[] infinitives)
    {
        if (Irregular.TryGetValue(root, out var irregular))
            yield return irregular;
        foreach (var variant in VariantsOf(root).Where(variant => variant.Length >= ShortestRoot))
        {
            foreach (var infinitive in infinitives)
                yield return variant + infinitive;
        }
        // « écrivons », « lisons », « recevons ».
        if (root.Length > 2 && infinitives.Contains("re") && (root.EndsWith("iv", StringComparison.Ordinal) || root.EndsWith("is", StringComparison.Ordinal)))
            yield return root[..^1] + "re";
        if (root.Length > 3 && infinitives.Contains("ir") && root.EndsWith("ev", StringComparison.Ordinal))
            yield return root + "oir";
    }

    /// <summary>The root as the infinitive writes it: « protége-ons », « envoi-ent », « appell-ent ».</summary>
    private static IEnumerable<string> VariantsOf(string root)
    {
        yield return root;
        if (root.EndsWith("ge", StringComparison.Ordinal))
            yield return root[..^1];
        if (root.EndsWith('i'))
            yield return root[..^1] + "y";
        if (root.EndsWith("ll", StringComparison.Ordinal) || root.EndsWith("tt", StringComparison.Ordinal))
            yield return root[..^1];
    }
}
