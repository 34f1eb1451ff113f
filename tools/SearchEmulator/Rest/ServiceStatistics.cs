using System.Text.Json;
using Escouade.SearchEmulator.Storage;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Writes what the whole service holds, with the quotas of a basic one.</summary>
internal static class ServiceStatistics
{
    private const long LargestStorage = 16_106_127_360;

    public static void Write(Utf8JsonWriter writer, HttpContext context, SearchService service)
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", Answers.Context(context, "Microsoft.Azure.Search.V2023_11_01.ServiceStatistics"));
        writer.WriteStartObject("counters");
        Counter(writer, "documentCount", service.Indexes.Values.Sum(index => (long)index.Documents.Count), null);
        Counter(writer, "indexesCount", service.Indexes.Count, 15);
        Counter(writer, "indexersCount", 0, 15);
        Counter(writer, "dataSourcesCount", 0, 15);
        Counter(writer, "storageSize", service.Indexes.Values.Sum(index => index.Documents.SizeInBytes), LargestStorage);
        Counter(writer, "synonymMaps", service.SynonymMaps.Count, 3);
        Counter(writer, "skillsetCount", 0, 15);
        Counter(writer, "aliasesCount", 0, 30);
        Counter(writer, "vectorIndexSize", 0, 5_368_709_120);
        writer.WriteEndObject();
        writer.WriteStartObject("limits");
        writer.WriteNumber("maxFieldsPerIndex", 1000);
        writer.WriteNumber("maxFieldNestingDepthPerIndex", 10);
        writer.WriteNumber("maxComplexCollectionFieldsPerIndex", 40);
        writer.WriteNumber("maxComplexObjectsInCollectionsPerDocument", 3000);
        writer.WriteNumber("maxStoragePerIndex", LargestStorage);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Counter(Utf8JsonWriter writer, string name, long usage, long? quota)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("usage", usage);
        if (quota is { } most)
            writer.WriteNumber("quota", most);
        else
            writer.WriteNull("quota");
        writer.WriteEndObject();
    }
}
