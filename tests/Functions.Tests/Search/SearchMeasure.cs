using System.Globalization;
using System.Text;
using Escouade.Fixtures;

namespace Escouade.Search;

/// <summary>How well pairs are answered by <c>GET /api/search</c>: recall among the first five, and mean reciprocal rank.</summary>
/// <param name="Report">The figures, and what was missed.</param>
internal sealed record SearchMeasure(double Recall, double ReciprocalRank, string Report)
{
    private const int Seen = 5;

    public static async Task<SearchMeasure> OfAsync(string name, IReadOnlyCollection<SearchPair> pairs, RunningApp app)
    {
        var missed = new StringBuilder();
        var (recall, rank) = (0.0, 0.0);
        foreach (var pair in pairs)
        {
            var found = await FindAsync(pair.Query, app);
            var hits = pair.Expected.Count(slug => found.Take(Seen).Contains(slug));
            var wrong = pair.Not.Where(found.Contains).ToList();
            recall += wrong.Count > 0 ? 0 : (double)hits / pair.Expected.Count;
            rank += pair.Expected.Select(slug => found.IndexOf(slug)).Where(place => place >= 0).Select(place => 1.0 / (place + 1)).DefaultIfEmpty(0).Max();
            if (hits < pair.Expected.Count || wrong.Count > 0)
                missed.AppendLine(CultureInfo.InvariantCulture, $"  « {pair.Query} » expects {string.Join(", ", pair.Expected)}{(wrong.Count > 0 ? $", not {string.Join(", ", wrong)}" : "")}; finds {string.Join(", ", found.Take(Seen))}");
        }
        (recall, rank) = (recall / pairs.Count, rank / pairs.Count);
        return new(recall, rank, string.Create(CultureInfo.InvariantCulture, $"{name}: {{ recall: {recall:F3}, mrr: {rank:F3} }}  # {pairs.Count} pairs\n{missed}"));
    }

    /// <returns>The slugs that were found, the best first.</returns>
    private static async Task<List<string>> FindAsync(string query, RunningApp app)
        => [.. (await app.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!)];
}
