using System.Text.Json;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Filtering;
using Escouade.SearchEmulator.Highlighting;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Querying;
using Escouade.SearchEmulator.Querying.Patterns;
using Escouade.SearchEmulator.Storage;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Suggestions;

/// <summary>Finds documents whose suggester fields hold what is being typed, and the text that shows it.</summary>
internal static class SuggestRunner
{
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
        var order = SortOrder.Parse(context.Schema, request.OrderBy);
        var projection = DocumentProjection.Parse(context.Schema, request.Select ?? context.Schema.Key.Name);
        var typed = TypedText.Read(request.Search);
        writer.WriteStartObject();
        if (request.WantsCoverage)
        {
            writer.WritePropertyName("@search.coverage");
            writer.WriteRawValue("100.0", skipInputValidation: true);
        }

        writer.WriteStartArray("value");
        if (typed is not null)
        {
            foreach (var hit in Find(context, request, typed, filter, order, searcher))
                Write(writer, hit, request, typed, projection, searcher);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<Hit> Find(
        QueryContext context, SuggestRequest request, TypedText typed, FilterNode? filter, SortOrder? order, IndexSearcher searcher)
    {
        var query = new DisjunctionMaxQuery(0);
        foreach (var field in request.Fields)
            query.Add(SuggestQuery.In(field, typed, request.IsFuzzy, searcher.IndexReader));
        var compiler = new FilterCompiler(searcher, context.Analyzers);
        var collector = new HitCollector(filter, compiler, boosts: null, order, facets: [], request.Top);
        searcher.Search(query, collector);
        return collector.Best();
    }

    private static void Write(
        Utf8JsonWriter writer, Hit hit, SuggestRequest request, TypedText typed, DocumentProjection projection, IndexSearcher searcher)
    {
        using var source = JsonDocument.Parse(DocumentStore.SourceOf(searcher, hit.Document));
        writer.WriteStartObject();
        writer.WriteString("@search.text", BestText(source.RootElement, request, typed));
        projection.WriteMembers(writer, source.RootElement);
        writer.WriteEndObject();
    }

    // The shortest matching text shows best what was found: a name before a description.
    private static string BestText(JsonElement source, SuggestRequest request, TypedText typed)
    {
        var best = string.Empty;
        var bestMarked = string.Empty;
        foreach (var text in request.Fields.SelectMany((IndexField field) => FieldTexts.Of(source, field)))
        {
            var tokens = AnalyzedText.Tokens(FieldAnalyzer.Suggest, text);
            var marked = tokens.Where(token => typed.Completes(token.Term, request.IsFuzzy) || IsWhole(token.Term)).ToList();
            var isMatch = marked.Exists(token => typed.Completes(token.Term, request.IsFuzzy));
            if (!isMatch || (best.Length > 0 && text.Length >= best.Length))
                continue;
            best = text;
            bestMarked = request.PreTag is { } pre && request.PostTag is { } post ? Marker.Mark(text, 0, text.Length, marked, pre, post) ?? text : text;
        }

        return bestMarked;

        bool IsWhole(string term) => typed.Whole.Any(word
            => word == term || (request.IsFuzzy && TypedText.IsWithinOneEdit(word, term)));
    }
}
