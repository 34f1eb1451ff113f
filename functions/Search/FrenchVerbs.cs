namespace Escouade.Search;

/// <summary>Leads a conjugated verb back to its infinitive, which titles are made of: « embauchons » to « embaucher ».</summary>
/// <remarks>
/// The service's stemmer cuts plurals and a few endings, and leaves the persons and tenses apart. What is no verb yields words that no
/// text holds, and so finds nothing more.
/// </remarks>
internal static class FrenchVerbs
{
    private const int ShortestRoot = 3;

    // Folded, as words are; the longest first.
    private static readonly string[] FirstGroup =
    [
        "eraient", "erions", "eriez", "erons", "eront", "erez", "erais", "erait", "erai", "eras", "era",
        "erent", "aient", "ions", "iez", "ons", "ent", "ais", "ait", "ant", "ez", "a",
    ];

    // The stemmer knows these, but not where they change the root: « nettoie », « appelles ».
    private static readonly string[] FirstGroupMute = ["es", "e"];

    private static readonly string[] SecondGroup =
    [
        "issaient", "issions", "issiez", "issons", "issez", "issent", "issais", "issait", "issant", "isses", "isse",
        "iraient", "irions", "iriez", "irons", "iront", "irez", "irais", "irait", "irai", "iras", "ira", "ies", "ie", "is", "it", "i",
    ];

    /// <param name="word">Folded, see <see cref="FrenchWords.Fold"/>.</param>
    /// <returns>Infinitives that it may be a form of; none for most words that are no verb.</returns>
    public static IReadOnlyList<string> InfinitivesOf(string word)
        => [.. ThirdGroupVerbs.InfinitivesOf(word)
            .Concat(RootsOf(word, FirstGroup).SelectMany(VariantsOf).Concat(RootsOf(word, FirstGroupMute).SelectMany(ChangedRootsOf)).Select(root => root + "er"))
            // The only one of its group with a future of its own.
            .Concat(word.StartsWith("enverr", StringComparison.Ordinal) ? ["envoyer"] : word.StartsWith("renverr", StringComparison.Ordinal) ? ["renvoyer"] : [])
            .Concat(RootsOf(word, SecondGroup).Take(1).Select(root => root + "ir"))
            .Where(infinitive => infinitive != word)
            .Distinct()];

    private static IEnumerable<string> RootsOf(string word, string[] endings)
        => endings.Where(ending => word.Length - ending.Length >= ShortestRoot && word.EndsWith(ending, StringComparison.Ordinal)).Select(ending => word[..^ending.Length]);

    private static IEnumerable<string> VariantsOf(string root) => ChangedRootsOf(root).Prepend(root);

    /// <summary>The root as the infinitive writes it, where it writes another: « protége-ons », « envoi-ent », « appell-ent ».</summary>
    private static IEnumerable<string> ChangedRootsOf(string root)
    {
        if (root.EndsWith("ge", StringComparison.Ordinal))
            yield return root[..^1];
        if (root.EndsWith('i'))
            yield return root[..^1] + "y";
        if (root.EndsWith("ll", StringComparison.Ordinal) || root.EndsWith("tt", StringComparison.Ordinal))
            yield return root[..^1];
    }
}
