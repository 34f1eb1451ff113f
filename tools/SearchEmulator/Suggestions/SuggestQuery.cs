using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Suggestions;

/// <summary>Makes the query that finds documents with the typed words in one field: whole words, then the start of the last.</summary>
internal static class SuggestQuery
{
    public static Query In(IndexField field, TypedText typed, bool isFuzzy, IndexReader reader)
    {
        var query = new BooleanQuery();
        foreach (var word in typed.Whole)
        {
            var term = new Term(field.SuggestColumn, word);
            query.Add(isFuzzy ? new FuzzyQuery(term, 1) : new TermQuery(term), Occur.MUST);
        }

        query.Add(LastWord(field, typed, isFuzzy, reader), Occur.MUST);
        return query;
    }

    /// <summary>Every word of the field, in any document, that can complete the last one typed.</summary>
    public static IReadOnlyList<string> Completions(IndexField field, TypedText typed, bool isFuzzy, IndexReader reader)
    {
        var words = new List<string>();
        if (MultiFields.GetTerms(reader, field.SuggestColumn) is not { } terms)
            return words;
        var walk = terms.GetEnumerator();
        // Without fuzziness the words are neighbours in the dictionary.
        if (!isFuzzy && walk.SeekCeil(new Lucene.Net.Util.BytesRef(typed.Last)) == TermsEnum.SeekStatus.END)
            return words;
        var hasWord = !isFuzzy || walk.MoveNext();
        while (hasWord)
        {
            var word = walk.Term.Utf8ToString();
            if (typed.Completes(word, isFuzzy))
                words.Add(word);
            else if (!isFuzzy)
                break;
            hasWord = walk.MoveNext();
        }

        return words;
    }

    private static DisjunctionMaxQuery LastWord(IndexField field, TypedText typed, bool isFuzzy, IndexReader reader)
    {
        const int Most = 200;
        var any = new DisjunctionMaxQuery(0);
        var words = Completions(field, typed, isFuzzy, reader);
        foreach (var word in words.OrderBy(word => word.Length).Take(Most))
            any.Add(new TermQuery(new Term(field.SuggestColumn, word)));
        if (words.Count > Most && !isFuzzy)
            any.Add(new PrefixQuery(new Term(field.SuggestColumn, typed.Last)) { Boost = 0.001f });
        return any;
    }
}
