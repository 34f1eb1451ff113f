using System.Buffers.Binary;
using System.Text.Json;
using Escouade.SearchEmulator.Analysis;
using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Escouade.SearchEmulator.Documents;

/// <summary>Makes the Lucene document of a stored source: analysed text, raw values in columns, and the source itself.</summary>
internal sealed class DocumentBuilder(IndexSchema schema, AnalyzerCatalog analyzers)
{
    public const string KeyColumn = "$key";
    public const string SourceColumn = "$source";

    private static readonly BytesRef Present = new([1]);

    private static readonly Lucene.Net.Documents.FieldType TextField = Freeze(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    // Suggestions ask only which documents hold a word, and how long their texts are.
    private static readonly Lucene.Net.Documents.FieldType WordField = Freeze(IndexOptions.DOCS_ONLY);

    public Document Build(string key, byte[] source)
    {
        var document = new Document
        {
            new StringField(KeyColumn, key, Field.Store.NO),
            new StoredField(SourceColumn, source),
        };
        using var json = JsonDocument.Parse(source);
        var geo = new Dictionary<IndexField, List<GeoPoint>>();
        foreach (var field in schema.Fields)
        {
            if (json.RootElement.TryGetProperty(field.Name, out var value))
                Add(document, field, value, geo);
        }

        foreach (var (field, points) in geo)
            document.Add(new BinaryDocValuesField(field.ValuesColumn, new BytesRef(GeoColumn.Encode(points))));
        return document;
    }

    private void Add(Document document, IndexField field, JsonElement json, Dictionary<IndexField, List<GeoPoint>> geo)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return;
        if (field.IsVector)
        {
            AddVector(document, field, json);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            if (field.Type == Indexes.FieldType.Complex && json.GetArrayLength() > 0)
                document.Add(new SortedSetDocValuesField(field.ValuesColumn, Present));
            foreach (var item in json.EnumerateArray())
                AddSingle(document, field, item, geo);
        }
        else
        {
            if (field.Type == Indexes.FieldType.Complex)
                AddValue(document, field, Present);
            AddSingle(document, field, json, geo);
        }
    }

    private void AddSingle(Document document, IndexField field, JsonElement json, Dictionary<IndexField, List<GeoPoint>> geo)
    {
        if (field.Type == Indexes.FieldType.Complex)
        {
            foreach (var child in field.Fields)
            {
                if (json.TryGetProperty(child.Name, out var value))
                    Add(document, child, value, geo);
            }

            return;
        }

        if (ValueReader.Read(field.Type, json) is not { } read)
            return;
        if (read is string text && field.IsSearchable)
        {
            document.Add(new Field(field.Path, text, TextField));
            if (schema.SuggestPaths.Contains(field.Path))
                document.Add(new Field(field.SuggestColumn, text, WordField));
        }

        if (!field.HasValues)
            return;
        if (read is GeoPoint point)
            (geo.TryGetValue(field, out var points) ? points : geo[field] = []).Add(point);
        else
            AddValue(document, field, ValueCodec.Encode(field.Type, Normalize(field, read)));
    }

    private object Normalize(IndexField field, object value)
        => field.Normalizer is { } name && value is string text ? analyzers.Normalizer(name)(text) : value;

    private static void AddValue(Document document, IndexField field, BytesRef value)
        => document.Add(field.IsMultiValued
            ? new SortedSetDocValuesField(field.ValuesColumn, value)
            : new SortedDocValuesField(field.ValuesColumn, value));

    private static void AddVector(Document document, IndexField field, JsonElement json)
    {
        if (json.GetArrayLength() == 0)
            return;
        var bytes = new byte[json.GetArrayLength() * sizeof(float)];
        var offset = 0;
        foreach (var item in json.EnumerateArray())
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(offset), item.GetSingle());
            offset += sizeof(float);
        }

        document.Add(new BinaryDocValuesField(field.VectorColumn, new BytesRef(bytes)));
    }

    private static Lucene.Net.Documents.FieldType Freeze(IndexOptions options)
    {
        var type = new Lucene.Net.Documents.FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
