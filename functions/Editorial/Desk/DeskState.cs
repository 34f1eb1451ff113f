using System.Text.Json.Serialization;

namespace Escouade.Editorial.Desk;

/// <summary>How far the latest revision of an entry has come. What readers get meanwhile is another matter: the published revision stays until the next is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeskState>))]
internal enum DeskState
{
    [JsonStringEnumMemberName("draft")] Draft,
    [JsonStringEnumMemberName("inReview")] InReview,
    [JsonStringEnumMemberName("approved")] Approved,
    [JsonStringEnumMemberName("scheduled")] Scheduled,
    [JsonStringEnumMemberName("published")] Published,

    /// <summary>Taken away from readers.</summary>
    [JsonStringEnumMemberName("archived")] Archived,

    /// <summary>In the recycle bin, for thirty days.</summary>
    [JsonStringEnumMemberName("binned")] Binned,

    /// <summary>Gone for good: only the count of its changes is left, so that none is ever counted twice. Nobody sees it.</summary>
    [JsonStringEnumMemberName("removed")] Removed,
}
