using System.Text;

namespace Escouade.Editorial.Passages;

/// <summary>Finds a passage in a text, also where either was edited a little since.</summary>
internal static class PassageFinder
{
    // How much of its surroundings a passage keeps, in characters.
    private const int Context = 48;

    // How many characters around a passage of one word have to be as they were.
    private const int MostNeeded = 12;

    // And around a long one, which may stand twice.
    private const int FewestNeeded = 4;

    // How many places a text may repeat itself at before we stop comparing.
    private const int MostPlaces = 500;

    // And how many of its edges are tried against one another: past these, a text repeats itself too much to tell.
    private const int MostEdges = 40;

    // The share of the passage's words that has to be left of it.
    private const double Enough = 0.5;

    /// <returns>The passage as it stands in the text, with its surroundings there; null where it has lost its place.</returns>
    public static Passage? Find(string text, Passage wanted)
    {
        var here = new FoldedText(text);
        var (exact, prefix, suffix) = (FoldedText.Fold(wanted.Exact), FoldedText.Fold(wanted.Prefix), FoldedText.Fold(wanted.Suffix));
        if (exact.Length == 0)
            return null;
        // Where what stood around it now stands together, it was taken out: the like of it elsewhere is something else.
        var isGone = prefix.Length >= Near && suffix.Length >= Near && here.Folded.Contains(Tail(prefix) + Head(suffix), StringComparison.Ordinal);
        // Of what nothing is known but its words, nothing else can be it.
        return FindExact(here, wanted, exact, prefix, suffix, isGone) ?? (isGone || prefix.Length + suffix.Length == 0 ? null : FindEdited(here, wanted.Exact, exact.Length, prefix, suffix));
    }

    /// <summary>The same words are the same passage where enough of what stood around them does still: the fewer they are, the more.</summary>
    private static Passage? FindExact(FoldedText here, Passage wanted, string exact, string prefix, string suffix, bool isGone)
    {
        var (beginsWord, endsWord) = (BeginsWord(wanted.Prefix, wanted.Exact), BeginsWord(wanted.Exact, wanted.Suffix));
        var needed = isGone ? prefix.Length + suffix.Length : Math.Min(prefix.Length + suffix.Length, Math.Max(FewestNeeded, MostNeeded - exact.Length / 4));
        var places = Places(here.Folded, exact)
            .Select(place => (Start: place, Alike: Alike(here.Folded, place, prefix, suffix, exact.Length)))
            .Where(place => place.Alike >= needed && (!beginsWord || !here.IsWithinWord(place.Start)) && (!endsWord || !here.IsWithinWord(place.Start + exact.Length)))
            .ToList();
        return places.Count == 0 ? null : here.Passage(places.MaxBy(place => place.Alike).Start, exact.Length, Context);
    }

    // Of a side of which nothing is known, nothing is asked.
    private static bool BeginsWord(string before, string after) => before.Length > 0 && after.Length > 0 && !(char.IsLetterOrDigit(before[^1]) && char.IsLetterOrDigit(after[0]));

    /// <summary>Where its surroundings are left, what stands between them is the passage, if enough of its words are.</summary>
    private static Passage? FindEdited(FoldedText here, string exact, int length, string prefix, string suffix)
    {
        var starts = prefix.Length == 0 ? [0] : Places(here.Folded, Tail(prefix)).Take(MostEdges).Select(place => place + Tail(prefix).Length).ToList();
        var ends = suffix.Length == 0 ? [here.Folded.Length] : Places(here.Folded, Head(suffix)).Take(MostEdges).ToList();
        var candidates = from start in starts
                         from end in ends
                         where end > start && end - start <= 2 * length + Context
                         select (Start: start, End: end);
        // One side may have been edited with it.
        candidates = candidates
            .Concat(starts.Select(start => (start, Math.Min(start + length, here.Folded.Length))))
            .Concat(ends.Select(end => (Math.Max(end - length, 0), end)));
        var words = Words(exact);
        foreach (var (start, end) in candidates.Where(place => place.End > place.Start).OrderBy(place => Math.Abs(place.End - place.Start - length)).Take(MostPlaces))
        {
            var found = here.Passage(start, end - start, Context, isWhole: true);
            if (Shared(words, found.Exact) >= Enough)
                return found;
        }
        return null;
    }

    private static IEnumerable<int> Places(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0 && count < MostPlaces; at = text.IndexOf(part, at + 1, StringComparison.Ordinal), count++)
            yield return at;
    }

    /// <returns>How many characters around the place are those that were around the passage.</returns>
    private static int Alike(string text, int place, string prefix, string suffix, int length)
    {
        var before = 0;
        while (before < prefix.Length && before < place && text[place - 1 - before] == prefix[^(before + 1)])
            before++;
        var (after, end) = (0, place + length);
        while (after < suffix.Length && end + after < text.Length && text[end + after] == suffix[after])
            after++;
        return before + after;
    }

    private static double Shared(HashSet<string> words, string found) => words.Count == 0 ? 0 : (double)words.Count(Words(found).Contains) / words.Count;

    private static HashSet<string> Words(string text)
        => [.. text.Split([' ', '\n', '\u00a0', '\u202f', ',', '.', ';', ':', '!', '?', '«', '»', '’', '\'', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant())];

    // The nearest words are those that are left the longest.
    private const int Near = 16;

    private static string Tail(string prefix) => prefix[^Math.Min(Near, prefix.Length)..];

    private static string Head(string suffix) => suffix[..Math.Min(Near, suffix.Length)];

    /// <summary>A text without what browsers and typography change: white space, and the forms of quotation marks, apostrophes and dashes.</summary>
    private sealed class FoldedText
    {
        private readonly string text;
        private readonly List<int> places = [];

        public FoldedText(string text)
        {
            this.text = text;
            Folded = Fold(text, places);
        }

        public string Folded { get; }

        public static string Fold(string text) => Fold(text, null);

        /// <returns>Whether a place of the folded text, such as the beginning of a passage, has letters on both sides.</returns>
        public bool IsWithinWord(int place) => place > 0 && place < places.Count && places[place] == places[place - 1] + 1 && char.IsLetterOrDigit(text[places[place - 1]]) && char.IsLetterOrDigit(text[places[place]]);

        /// <param name="start">In the folded text.</param>
        /// <param name="length">There too.</param>
        /// <param name="context">How many characters of its surroundings to give.</param>
        /// <param name="isWhole">Whether it takes the words whole that it begins and ends in.</param>
        public Passage Passage(int start, int length, int context, bool isWhole = false)
        {
            var (from, to) = (places[start], places[start + length - 1] + 1);
            while (isWhole && from > 0 && char.IsLetterOrDigit(text[from - 1]) && char.IsLetterOrDigit(text[from]))
                from--;
            while (isWhole && to < text.Length && char.IsLetterOrDigit(text[to]) && char.IsLetterOrDigit(text[to - 1]))
                to++;
            return new(text[from..to], text[Math.Max(0, from - context)..from], text[to..Math.Min(text.Length, to + context)]);
        }

        private static string Fold(string text, List<int>? places)
        {
            var folded = new StringBuilder(text.Length);
            for (var at = 0; at < text.Length; at++)
            {
                if (char.IsWhiteSpace(text[at]) || text[at] is '\u200b' or '\u00ad')
                    continue;
                folded.Append(text[at] switch { '’' or '‘' => '\'', '«' or '»' or '“' or '”' => '"', '–' or '—' or '‑' => '-', var other => other });
                places?.Add(at);
            }
            return folded.ToString();
        }
    }
}
