using System.Globalization;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Ranking;

/// <summary>Values that a request gives to scoring functions, <c>name-value</c>: the first dash ends the name.</summary>
internal sealed class ScoringParameters
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);

    public ScoringParameters(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var dash = text.IndexOf('-', StringComparison.Ordinal);
            if (dash <= 0)
                throw RequestRefusedException.BadParameter(
                    $"Scoring parameter '{text}' is not valid: a scoring parameter is a name, a dash and values, such as 'mytags-a,b'.", "scoringParameter");
            values[text[..dash]] = Split(text[(dash + 1)..]);
        }
    }

    public IReadOnlyList<string> Tags(string name) => Values(name);

    public GeoPoint Point(string name)
    {
        if (Values(name) is [var longitude, var latitude]
            && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
            && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            && Math.Abs(x) <= 180 && Math.Abs(y) <= 90)
            return new GeoPoint(x, y);
        throw RequestRefusedException.BadParameter($"The value of scoring parameter '{name}' is not a longitude and a latitude.", "scoringParameter");
    }

    private IReadOnlyList<string> Values(string name)
        => values.TryGetValue(name, out var list)
            ? list
            : throw RequestRefusedException.BadParameter($"Expected 1 parameter(s) but 0 were supplied: the scoring profile needs the scoring parameter '{name}'.", "scoringParameter");

    // Values are separated by commas; quotes hold a comma, and a doubled quote is one.
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\'' && isQuoted && at + 1 < text.Length && text[at + 1] == '\'')
            {
                part.Append('\'');
                at++;
            }
            else if (text[at] == '\'' && (isQuoted || part.ToString().Trim().Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (text[at] == ',' && !isQuoted)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(text[at]);
            }
        }

        parts.Add(part.ToString().Trim());
        return [.. parts.Where(value => value.Length > 0)];
    }
}
