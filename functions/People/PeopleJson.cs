using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Content.Experts;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;

namespace Escouade.People;

/// <summary>The JSON of stored profiles and of what readers get of them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StoredExpert))]
[JsonSerializable(typeof(AuditEvent))]
[JsonSerializable(typeof(RepairRoleChanges.Message), TypeInfoPropertyName = "RepairRoleChangesMessage")]
[JsonSerializable(typeof(ListExperts.Response), TypeInfoPropertyName = "ListExpertsResponse")]
[JsonSerializable(typeof(GetExpert.Response), TypeInfoPropertyName = "GetExpertResponse")]
[JsonSerializable(typeof(GetMe.Response), TypeInfoPropertyName = "GetMeResponse")]
[JsonSerializable(typeof(ListMembers.Response), TypeInfoPropertyName = "ListMembersResponse")]
internal sealed partial class PeopleJson : JsonSerializerContext
{
    public static PeopleJson Wire { get; } = new(WireJson.Options());
}
