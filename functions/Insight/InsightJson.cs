using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;

namespace Escouade.Insight;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetLiveness.Response), TypeInfoPropertyName = "GetLivenessResponse")]
[JsonSerializable(typeof(GetReadiness.Response), TypeInfoPropertyName = "GetReadinessResponse")]
[JsonSerializable(typeof(ListAudit.Response), TypeInfoPropertyName = "ListAuditResponse")]
[JsonSerializable(typeof(AuditVerdict))]
internal sealed partial class InsightJson : JsonSerializerContext
{
    public static InsightJson Wire { get; } = new(WireJson.Options());
}
