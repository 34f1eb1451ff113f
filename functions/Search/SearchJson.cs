using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Platform.Http;
using Escouade.Search.Demand;
using Escouade.Search.Service;

namespace Escouade.Search;

/// <summary>The JSON of search answers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SearchEntries.Response), TypeInfoPropertyName = "SearchEntriesResponse")]
[JsonSerializable(typeof(SearchEntries.Result))]
[JsonSerializable(typeof(IndexPointer.Indexes))]
[JsonSerializable(typeof(SuggestEntries.Response), TypeInfoPropertyName = "SuggestEntriesResponse")]
[JsonSerializable(typeof(CountDemand.Message), TypeInfoPropertyName = "CountDemandMessage")]
[JsonSerializable(typeof(ListDemand.Response), TypeInfoPropertyName = "ListDemandResponse")]
internal sealed partial class SearchJson : JsonSerializerContext
{
    public static SearchJson Wire { get; } = new(WireJson.Options());
}
