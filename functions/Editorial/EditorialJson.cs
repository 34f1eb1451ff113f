using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Content.Searching;
using Escouade.Editorial.Drops;
using Escouade.Editorial.Profiles;
using Escouade.Platform.Http;

namespace Escouade.Editorial;

/// <summary>The JSON of editorial messages, of the drop log and of what staff get.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ProjectEntry.Message), TypeInfoPropertyName = "ProjectEntryMessage")]
[JsonSerializable(typeof(ProjectExpert.Message), TypeInfoPropertyName = "ProjectExpertMessage")]
[JsonSerializable(typeof(RefreshSite.Message), TypeInfoPropertyName = "RefreshSiteMessage")]
[JsonSerializable(typeof(RepairProjections.Message), TypeInfoPropertyName = "RepairProjectionsMessage")]
[JsonSerializable(typeof(IngestDrop.Message), TypeInfoPropertyName = "IngestDropMessage")]
[JsonSerializable(typeof(PoisonDrops.BlobEvent), TypeInfoPropertyName = "PoisonDropsBlobEvent")]
[JsonSerializable(typeof(CreateEntry.Response), TypeInfoPropertyName = "CreateEntryResponse")]
[JsonSerializable(typeof(RebuildIndex.Message), TypeInfoPropertyName = "RebuildIndexMessage")]
[JsonSerializable(typeof(IndexState))]
[JsonSerializable(typeof(EntryDraft))]
[JsonSerializable(typeof(ProfileDraft))]
[JsonSerializable(typeof(GetProfile.Response), TypeInfoPropertyName = "GetProfileResponse")]
[JsonSerializable(typeof(DropRecord))]
[JsonSerializable(typeof(RejectedDrop))]
[JsonSerializable(typeof(ListDrops.Response), TypeInfoPropertyName = "ListDropsResponse")]
[JsonSerializable(typeof(ReplayDrops.Response), TypeInfoPropertyName = "ReplayDropsResponse")]
internal sealed partial class EditorialJson : JsonSerializerContext
{
    public static EditorialJson Wire { get; } = new(WireJson.Options());
}
