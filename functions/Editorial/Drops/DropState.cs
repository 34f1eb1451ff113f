using System.Text.Json.Serialization;

namespace Escouade.Editorial.Drops;

[JsonConverter(typeof(JsonStringEnumConverter<DropState>))]
internal enum DropState
{
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("rejected")] Rejected,

    /// <summary>It is a part of a whole of which another part has not come yet; what is missing stands under the problems.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,
}
