using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Content.Text;

namespace Escouade.Content.Entries;

/// <summary>What an author says of an entry as a part of a podcast.</summary>
/// <param name="Season">From 1; null where the podcast has none.</param>
/// <param name="Number">From 1, within the season.</param>
/// <param name="Soundbite">The part that makes people curious.</param>
internal sealed partial record Episode(int? Season, int? Number, Soundbite? Soundbite)
{
    /// <param name="extras">See <see cref="EntryDocument.Extras"/>: « saison », « épisode » and « extrait » (<c>1:05-1:35</c>), or the same in English; what cannot be read is as if it were not there.</param>
    /// <returns>Null where nothing is said.</returns>
    public static Episode? Of(IReadOnlyDictionary<string, JsonElement> extras)
    {
        var said = extras.GroupBy(extra => Slug.From(extra.Key)).ToDictionary(group => group.Key, group => group.First().Value.ToString());
        var episode = new Episode(NumberOf("saison", "season"), NumberOf("episode", "episode"), SoundbiteOf(Find("extrait", "soundbite")));
        return episode == new Episode(null, null, null) ? null : episode;

        string? Find(string french, string english) => said.GetValueOrDefault(french) ?? said.GetValueOrDefault(english);

        int? NumberOf(string french, string english) => int.TryParse(Find(french, english), CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000 ? number : null;
    }

    private static Soundbite? SoundbiteOf(string? text)
    {
        if (Range().Match(text ?? "") is not { Success: true, Groups: var part })
            return null;
        double Seconds(string from) => 60 * int.Parse(part[$"{from}m"].Value, CultureInfo.InvariantCulture) + int.Parse(part[$"{from}s"].Value, CultureInfo.InvariantCulture);
        var (start, end) = (Seconds("a"), Seconds("b"));
        return end > start ? new(start, end - start) : null;
    }

    [GeneratedRegex(@"^\s*(?<am>\d{1,3}):(?<as>[0-5]\d)\s*[-–—à]\s*(?<bm>\d{1,3}):(?<bs>[0-5]\d)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Range();
}

/// <param name="From">Seconds from the beginning.</param>
/// <param name="Seconds">How long it is.</param>
internal sealed record Soundbite(double From, double Seconds);
