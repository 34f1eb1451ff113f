using System.Text.Json.Serialization;

namespace Escouade.Audience.Hours;

/// <summary>Time that a volunteer gave.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="Amount">In quarters of an hour, up to a day.</param>
/// <param name="Note">For themselves; null for nothing.</param>
internal sealed record NotedHours(string Id, DateOnly Date, decimal Amount, Activity Activity, string? Note)
{
    public const decimal MostADay = 24;
    public const int MostNote = 200;
}

[JsonConverter(typeof(JsonStringEnumConverter<Activity>))]
internal enum Activity
{
    [JsonStringEnumMemberName("writing")] Writing,
    [JsonStringEnumMemberName("review")] Review,
    [JsonStringEnumMemberName("answering")] Answering,
    [JsonStringEnumMemberName("mentoring")] Mentoring,
    [JsonStringEnumMemberName("other")] Other,
}
