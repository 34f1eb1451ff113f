using System.Text.Json;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Querying;
using Escouade.SearchEmulator.Querying.Patterns;
using Escouade.SearchEmulator.Storage;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Suggestions;

/// <summary>Completes what is being typed with words of the suggester's fields, or with pairs of neighbouring words.</summary>
internal static class AutocompleteRunner
{
    // Enough documents to know every completion of a short prefix in a large index, at a bounded cost.
    private const int MostDocuments = 2_000;

    public static void Run(Utf8JsonWriter writer, QueryContext context, SuggestRequest request, IndexSearcher searcher)
    {
        if (!request.IsFuzzy)
        {
            Answer(writer, context, request, searcher);
            return;
        }

        lock (PatternQueries.Turn)
            Answer(writer, context, request, searcher);
    }

    private static void Answer(Utf8JsonWriter writer, QueryContext context, SuggestRequest request, IndexSearcher searcher)
    {
        var filter = FilterParser.Parse(context.Schema, request.Filter, takesMatches: false);
        writer.WriteStartObject();
        if (request.WantsCoverage)
        {
            writer.WritePropertyName("@search.coverage");
            writer.WriteRawValue("100.0", skipInputValidation: true);
        }

        writer.WriteStartArray("value");
        if (TypedText.Read(request.Search) is { } typed)
        {
            foreach (var text in Sorted(Find(context, request, typed, filter, searcher), typed, request).Take(request.Top))
                Write(writer, text, typed, request);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IEnumerable<string> Sorted(HashSet<string> texts, TypedText typed, SuggestRequest request)
    {
        // With context, what was typed exactly comes before what is near it.
        var exact = string.Join(' ', typed.Whole.TakeLast(1).Append(typed.Last));
        return request is { IsFuzzy: true, Mode: "oneTermWithContext" }
            ? texts.OrderByDescending(text => text.StartsWith(exact, StringComparison.Ordinal)).ThenBy(text => text, StringComparer.Ordinal)
            : texts.Order(StringComparer.Ordinal);
    }

    private static HashSet<string> Find(QueryContext context, SuggestRequest request, TypedText typed, FilterNode? filter, IndexSearcher searcher)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (request.IsFuzzy)
        {
            FindNear(context, request, typed, filter, searcher, found);
            return found;
        }

        foreach (var field in request.Fields)
        {
            // Every word of the index completes alone; only pairs and filters need the documents.
            if (filter is null && request.Mode == "oneTerm" && !searcher.IndexReader.HasDeletions)
            {
                found.UnionWith(SuggestQuery.Completions(field, typed, isFuzzy: false, searcher.IndexReader));
                continue;
            }

            var query = SuggestQuery.In(field, typed with { Whole = Context(typed, request) }, isFuzzy: false, searcher.IndexReader);
            foreach (var source in Documents(context, query, filter, MostDocuments, searcher))
                found.UnionWith(FieldTexts.Of(source, field).SelectMany(text => Completions(text, typed, request)));
        }

        return found;
    }

    // Recorded fuzzy completions come from no more documents than are asked for, each giving those of its best text.
    private static void FindNear(
        QueryContext context, SuggestRequest request, TypedText typed, FilterNode? filter, IndexSearcher searcher, HashSet<string> found)
    {
        var query = new DisjunctionMaxQuery(0);
        foreach (var field in request.Fields)
            query.Add(SuggestQuery.In(field, typed with { Whole = Context(typed, request) }, isFuzzy: true, searcher.IndexReader));
        foreach (var source in Documents(context, query, filter, request.Top, searcher))
        {
            var texts = request.Fields.SelectMany((IndexField field) => FieldTexts.Of(source, field)).OrderBy(text => text.Length);
            found.UnionWith(texts.Select(text => Completions(text, typed, request).ToList()).FirstOrDefault(words => words.Count > 0) ?? []);
        }
    }

    private static string[] Context(TypedText typed, SuggestRequest request)
        => request.Mode == "oneTermWithContext" ? [.. typed.Whole.TakeLast(1)] : [];

    private static IEnumerable<JsonElement> Documents(QueryContext context, Query query, FilterNode? filter, int most, IndexSearcher searcher)
    {
        var compiler = new FilterCompiler(searcher, context.Analyzers);
        var collector = new HitCollector(filter, compiler, boosts: null, order: null, facets: [], most);
        searcher.Search(query, collector);
        foreach (var hit in collector.Best())
        {
            using var source = JsonDocument.Parse(DocumentStore.SourceOf(searcher, hit.Document));
            yield return source.RootElement;
        }
    }

    private static IEnumerable<string> Completions(string text, TypedText typed, SuggestRequest request)
    {
        var words = AnalyzedText.Tokens(FieldAnalyzer.Suggest, text).ConvertAll(token => token.Term);
        for (var at = 0; at < words.Count; at++)
        {
            if (typed.Completes(words[at], request.IsFuzzy) && Complete(words, at, typed, request) is { } completed)
                yield return completed;
        }
    }

    private static string? Complete(List<string> words, int at, TypedText typed, SuggestRequest request)
    {
        switch (request.Mode)
        {
            case "twoTerms":
                return at + 1 < words.Count ? $"{words[at]} {words[at + 1]}" : words[at];
            case "oneTermWithContext" when typed.Whole.Count > 0:
                if (at == 0)
                    return null;
                var before = typed.Whole[^1];
                return words[at - 1] == before || (request.IsFuzzy && TypedText.IsWithinOneEdit(words[at - 1], before)) ? $"{words[at - 1]} {words[at]}" : null;
            default:
                return words[at];
        }
    }

    private static void Write(Utf8JsonWriter writer, string text, TypedText typed, SuggestRequest request)
    {
        var takesContext = request.Mode == "oneTermWithContext" && typed.Whole.Count > 0;
        var rest = takesContext ? typed.Whole.SkipLast(1) : typed.Whole;
        var isMarked = request.PreTag is not null && request.PostTag is not null;
        var shown = isMarked ? $"{request.PreTag}{text}{request.PostTag}" : text;
        if (isMarked && takesContext)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal) + 1;
            shown = $"{text[..space]}{request.PreTag}{text[space..]}{request.PostTag}";
        }

        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteString("queryPlusText", string.Join(' ', rest.Append(shown)));
        writer.WriteEndObject();
    }
}
