namespace Escouade.Media.Captions;

/// <summary>The captions of one language as their owner and staff see them.</summary>
/// <param name="Kind">Who vouches for the words.</param>
/// <param name="Cues">How many there are.</param>
/// <param name="Tag">To be sent back as <c>If-Match</c>.</param>
/// <param name="Vtt">Address of the WebVTT.</param>
/// <param name="Html">Address of the words as a page.</param>
internal sealed record CaptionView(string Language, int Version, CaptionKind Kind, int Cues, string By, DateTimeOffset At, string Tag, string Vtt, string Html)
{
    public static CaptionView Of(string media, CaptionTrack track, ICaptionStore store)
    {
        var (vtt, html) = store.AddressesOf(media, track);
        return new(track.Language, track.Version, track.Kind, track.Cues.Count, track.By, track.At, track.Tag, vtt, html);
    }
}
