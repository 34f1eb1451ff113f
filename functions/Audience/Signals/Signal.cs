using System.Text.Json.Serialization;

namespace Escouade.Audience.Signals;

/// <summary>What a reader's browser tells of a visit; never who the reader is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Signal>))]
internal enum Signal
{
    /// <summary>They stayed and read on.</summary>
    [JsonStringEnumMemberName("read")] Read,

    /// <summary>They listened or watched.</summary>
    [JsonStringEnumMemberName("listen")] Listen,

    /// <summary>They said that it was useful to them.</summary>
    [JsonStringEnumMemberName("useful")] Useful,
}

internal sealed record SignalCounts(int Reads, int Listens, int Useful)
{
    public static readonly SignalCounts None = new(0, 0, 0);

    public SignalCounts Plus(SignalCounts other) => new(Reads + other.Reads, Listens + other.Listens, Useful + other.Useful);

    public static SignalCounts One(Signal signal) => new(signal is Signal.Read ? 1 : 0, signal is Signal.Listen ? 1 : 0, signal is Signal.Useful ? 1 : 0);
}
