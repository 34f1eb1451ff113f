using Escouade.SearchEmulator.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>A text as an analyzer reads it: at each place the terms that stand there, none where it removed a stop word.</summary>
internal sealed class PlacedTerms
{
    private readonly string[][] places;

    private PlacedTerms(string[][] places)
    {
        this.places = places;
        Key = string.Join('\u0001', places.Select(terms => string.Join('\u0002', terms)));
        FirstReading = string.Join('\u0001', places.Select(terms => terms.FirstOrDefault()));
    }

    /// <summary>The same for texts that are read alike.</summary>
    public string Key { get; }

    /// <summary>The same for texts that have the first term of each place in common, such as what folding makes of a word before the word itself.</summary>
    public string FirstReading { get; }

    public int Length => places.Length;

    public static PlacedTerms Read(Analyzer analyzer, string text)
    {
        var (tokens, length) = AnalyzedText.Read(analyzer, text);
        var byPlace = tokens.ToLookup(token => token.Position, token => token.Term);
        return new PlacedTerms([.. Enumerable.Range(0, tokens.Count == 0 ? 0 : length).Select(place => byPlace[place].Distinct().ToArray())]);
    }

    /// <summary>Without the empty places at both ends, which only matter beside other words.</summary>
    public PlacedTerms Trim()
    {
        var start = Array.FindIndex(places, terms => terms.Length > 0);
        return start < 0 ? new PlacedTerms([]) : Part(start, Array.FindLastIndex(places, terms => terms.Length > 0) - start + 1);
    }

    public PlacedTerms Part(int start, int length) => new(places[start..(start + length)]);

    /// <summary>With other terms in the place of a part; what follows moves by the difference.</summary>
    public PlacedTerms Replace(int start, int length, PlacedTerms part) => new([.. places[..start], .. part.places, .. places[(start + length)..]]);

    /// <summary>Any of the terms of one place, or a phrase that leaves the empty places open.</summary>
    public Query ToQuery(string field, int slop)
    {
        if (places.Length == 1)
            return AnyOf(field, places[0]);
        if (Array.TrueForAll(places, terms => terms.Length <= 1))
        {
            var phrase = new PhraseQuery { Slop = slop };
            Each(field, (terms, place) => phrase.Add(terms[0], place));
            return phrase;
        }

        var phraseOfMany = new MultiPhraseQuery { Slop = slop };
        Each(field, phraseOfMany.Add);
        return phraseOfMany;
    }

    private void Each(string field, Action<Term[], int> add)
    {
        for (var place = 0; place < places.Length; place++)
        {
            if (places[place].Length > 0)
                add([.. places[place].Select(text => new Term(field, text))], place);
        }
    }

    private static Query AnyOf(string field, string[] texts)
    {
        if (texts.Length == 1)
            return new TermQuery(new Term(field, texts[0]));
        var query = new BooleanQuery(disableCoord: true);
        foreach (var text in texts)
            query.Add(new TermQuery(new Term(field, text)), Occur.SHOULD);
        return query;
    }
}
