using System.Text.Json.Serialization;

namespace Escouade.Media.Transcription;

/// <summary>What became of the automatic transcription of a file.</summary>
/// <param name="Source">Tag of the file.</param>
internal sealed record Transcript(string Source, TranscriptState State, DateTimeOffset At);

[JsonConverter(typeof(JsonStringEnumConverter<TranscriptState>))]
internal enum TranscriptState
{
    /// <summary>It was written, or there were words already.</summary>
    [JsonStringEnumMemberName("written")] Written,

    /// <summary>Nobody speaks.</summary>
    [JsonStringEnumMemberName("noSpeech")] NoSpeech,

    /// <summary>The month's money is spent: somebody may ask again next month, or write it by hand.</summary>
    [JsonStringEnumMemberName("overBudget")] OverBudget,

    /// <summary>The transcriber does not take it.</summary>
    [JsonStringEnumMemberName("refused")] Refused,
}
