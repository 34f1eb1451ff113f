using System.Text.Json;
using System.Text.Json.Serialization;

namespace Escouade.Insight;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetLiveness.Response), TypeInfoPropertyName = "GetLivenessResponse")]
[JsonSerializable(typeof(GetReadiness.Response), TypeInfoPropertyName = "GetReadinessResponse")]
internal sealed partial class InsightJson : JsonSerializerContext;
