namespace Escouade.Search;

/// <summary>« Vouliez-vous dire » : what the reader typed, with each word that nobody wrote replaced by the nearest that was found.</summary>
internal static class Spelling
{
    /// <param name="misspelt">The words, folded, that no text holds.</param>
    /// <param name="found">Words of the texts that were found, as they are written.</param>
    /// <returns>Null where there is nothing to correct.</returns>
    public static string? Correct(string typed, IReadOnlySet<string> misspelt, IEnumerable<string> found)
    {
        var words = found.Select(word => (Written: WithoutArticle(word), Folded: FrenchWords.Fold(word))).DistinctBy(word => word.Folded).ToList();
        var corrected = typed;
        foreach (var word in misspelt.Where(word => words.TrueForAll(other => other.Folded != word)))
        {
            var nearest = words.Select(other => (other.Written, Distance: Distance(word, other.Folded)))
                .Where(other => other.Distance <= FrenchWords.TyposIn(word))
                .OrderBy(other => other.Distance)
                .FirstOrDefault();
            if (nearest.Written is not null)
                corrected = Replace(corrected, word, nearest.Written);
        }
        return corrected == typed ? null : corrected;
    }

    private static string WithoutArticle(string word)
        => FrenchWords.Fold(word).Contains('\'', StringComparison.Ordinal) ? word : word[(word.LastIndexOfAny(['\'', '’']) + 1)..];

    // The typed form may have had accents or capitals.
    private static string Replace(string text, string folded, string by)
        => string.Join(' ', text.Split(' ').Select(part => FrenchWords.Fold(part) == folded ? by.ToLowerInvariant() : part));

    // Optimal string alignment: two letters that changed places are one mistake, as for the search service.
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[one.Length, other.Length];
    }
}
