using System.Text;

namespace Escouade.Search;

/// <summary>Turns what a reader typed into a query that no sign of theirs can break.</summary>
internal static class SimpleQuery
{
    // https://learn.microsoft.com/azure/search/query-simple-syntax
    private const string Signs = "+-|\"()*\\~";

    /// <returns>The words, each sign that the simple syntax knows escaped; null where there is nothing to search.</returns>
    public static string? Escape(string text)
    {
        var query = new StringBuilder(text.Length + 8);
        foreach (var sign in text.Normalize(NormalizationForm.FormC))
        {
            if (Signs.Contains(sign, StringComparison.Ordinal))
                query.Append('\\');
            query.Append(char.IsControl(sign) ? ' ' : sign);
        }
        var words = query.ToString().Trim();
        return words.Any(char.IsLetterOrDigit) ? words : null;
    }
}
