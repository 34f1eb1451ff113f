using System.Globalization;
using System.Text.Json;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Documents;
using Escouade.SearchEmulator.Indexes;
using Escouade.SearchEmulator.Querying;
using Escouade.SearchEmulator.Rest;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Highlighting;

/// <summary>Cuts the sentences out of a document's fields that hold what was searched, and marks it.</summary>
internal sealed class Highlighter
{
    private const int DefaultFragments = 5;

    private readonly List<(IndexField Field, int Most, FieldMatches Matches, Lucene.Net.Analysis.Analyzer Analyzer)> fields = [];
    private readonly string preTag;
    private readonly string postTag;

    private Highlighter(string preTag, string postTag) => (this.preTag, this.postTag) = (preTag, postTag);

    /// <summary>Null if the request asks for no highlights.</summary>
    public static Highlighter? For(SearchRequest request, QueryContext context, Query query, IndexReader reader)
    {
        if (string.IsNullOrWhiteSpace(request.Highlight))
            return null;
        var highlighter = new Highlighter(request.PreTag, request.PostTag);
        foreach (var part in request.Highlight.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            var most = DefaultFragments;
            if (dash >= 0 && (!int.TryParse(part.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out most) || most < 1))
                throw RequestRefusedException.BadParameter($"The number of highlights in '{part}' must be a positive integer.", "highlight");
            var name = dash >= 0 ? part[..dash] : part;
            var field = context.Schema.Find(name);
            if (field is not { IsText: true })
                throw RequestRefusedException.BadParameter(
                    field is null ? $"Unknown field '{name}' in highlight list." : $"Only searchable fields can be used in the highlight list. Field '{name}' is not marked as 'searchable'.",
                    "highlight");
            highlighter.fields.Add((field, most, FieldMatches.Of(query, field.Path, reader), context.Analyzers.Get(field.IndexAnalyzer)));
        }

        return highlighter;
    }

    /// <summary>Writes the member of a result, if anything was found.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement source)
    {
        var isOpen = false;
        foreach (var (field, most, matches, analyzer) in fields)
        {
            var fragments = FieldTexts.Of(source, field).SelectMany(text => Fragments(text, matches, analyzer)).Take(most).ToList();
            if (fragments.Count == 0)
                continue;
            if (!isOpen)
                writer.WriteStartObject("@search.highlights");
            isOpen = true;
            writer.WriteStartArray(field.Path);
            foreach (var fragment in fragments)
                writer.WriteStringValue(fragment);
            writer.WriteEndArray();
        }

        if (isOpen)
            writer.WriteEndObject();
    }

    private IEnumerable<string> Fragments(string text, FieldMatches matches, Lucene.Net.Analysis.Analyzer analyzer)
    {
        var marked = matches.Mark(AnalyzedText.Tokens(analyzer, text));
        if (marked.Count == 0)
            yield break;
        foreach (var (start, end) in Sentences.Split(text))
        {
            if (Marker.Mark(text, start, end, marked.Where(token => token.Start >= start && token.End <= end), preTag, postTag) is { } fragment)
                yield return fragment;
        }
    }
}
