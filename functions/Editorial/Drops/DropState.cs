using System.Text.Json.Serialization;

namespace Escouade.Editorial.Drops;

[JsonConverter(typeof(JsonStringEnumConverter<DropState>))]
internal enum DropState
{
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("rejected")] Rejected,
}
