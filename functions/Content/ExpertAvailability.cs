using System.Text.Json.Serialization;

namespace Escouade.Content;

/// <summary>Whether an expert takes questions these days.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExpertAvailability>))]
public enum ExpertAvailability
{
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Now and then.</summary>
    [JsonStringEnumMemberName("limited")] Limited,

    [JsonStringEnumMemberName("away")] Away,
}
