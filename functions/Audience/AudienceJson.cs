using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Audience.Hours;
using Escouade.Audience.Reports;
using Escouade.Audience.Signals;
using Escouade.Platform.Http;

namespace Escouade.Audience;

/// <summary>The JSON of what readers tell of their visits and volunteers of their time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SendSignal.Request), TypeInfoPropertyName = "SendSignalRequest")]
[JsonSerializable(typeof(NotedHours))]
[JsonSerializable(typeof(IReadOnlyList<NotedHours>))]
[JsonSerializable(typeof(NoteHours.Request), TypeInfoPropertyName = "NoteHoursRequest")]
[JsonSerializable(typeof(ListHours.Response), TypeInfoPropertyName = "ListHoursResponse")]
[JsonSerializable(typeof(VolunteerReport))]
internal sealed partial class AudienceJson : JsonSerializerContext
{
    public static AudienceJson Wire { get; } = new(WireJson.Options());
}
