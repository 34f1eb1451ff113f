using System.Text.Json;
using Escouade.SearchEmulator.Facets;
using Escouade.SearchEmulator.Storage;
using Lucene.Net.Search;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Writes the answer of a search.</summary>
internal static class SearchWriter
{
    public static void Write(
        Utf8JsonWriter writer, SearchRequest request, SearchFindings findings, IndexSearcher searcher, Action<Utf8JsonWriter>? nextPage, string? nextLink)
    {
        writer.WriteStartObject();
        if (request.WantsCount)
            writer.WriteNumber("@odata.count", findings.Total);
        if (request.MinimumCoverage is not null)
        {
            writer.WritePropertyName("@search.coverage");
            writer.WriteRawValue("100.0", skipInputValidation: true);
        }

        if (findings.Facets.Count > 0)
            FacetWriter.Write(writer, findings.Facets);
        if (findings.HasMore && nextPage is not null)
        {
            writer.WritePropertyName("@search.nextPageParameters");
            nextPage(writer);
        }

        writer.WriteStartArray("value");
        foreach (var hit in findings.Hits)
            Write(writer, hit, findings, searcher);
        writer.WriteEndArray();
        if (findings.HasMore && nextLink is not null)
            writer.WriteString("@odata.nextLink", nextLink);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Hit hit, SearchFindings findings, IndexSearcher searcher)
    {
        using var source = JsonDocument.Parse(DocumentStore.SourceOf(searcher, hit.Document));
        writer.WriteStartObject();
        writer.WritePropertyName("@search.score");
        ScoreWriter.Write(writer, hit.Score);
        findings.Highlighter?.Write(writer, source.RootElement);
        findings.Projection.WriteMembers(writer, source.RootElement);
        writer.WriteEndObject();
    }
}

/// <summary>Writes scores so that clients read them as doubles.</summary>
internal static class ScoreWriter
{
    public static void Write(Utf8JsonWriter writer, float score)
    {
        var text = float.IsFinite(score) ? score.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "0.0";
        writer.WriteRawValue(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text, skipInputValidation: true);
    }
}
