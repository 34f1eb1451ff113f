using System.Text.Json.Serialization;

namespace Escouade.Content;

/// <summary>In which capacity an expert speaks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExpertCapacity>))]
public enum ExpertCapacity
{
    /// <summary>For nobody but themselves.</summary>
    [JsonStringEnumMemberName("personal")] Personal,

    /// <summary>For the organisation that they name.</summary>
    [JsonStringEnumMemberName("organisation")] Organisation,

    /// <summary>They also sell what they speak of.</summary>
    [JsonStringEnumMemberName("provider")] Provider,

    /// <summary>A public service or a non-profit organisation.</summary>
    [JsonStringEnumMemberName("publicService")] PublicService,

    /// <summary>Teaching or research.</summary>
    [JsonStringEnumMemberName("teaching")] Teaching,
}
