using Escouade.Media.Quarantine;
using Escouade.Media.Renditions;

namespace Escouade.Media.Costs;

/// <summary>What a medium is going to take, said before anything is made of it.</summary>
/// <param name="CpuSeconds">Of one core, for all renditions.</param>
/// <param name="Bytes">Stored in the end: the file and its renditions.</param>
/// <param name="TranscriptionMinutes">Of sound; 0 where it is silent.</param>
/// <param name="Processing">CA$, once.</param>
/// <param name="StorageMonth">CA$ a month.</param>
/// <param name="Transcription">CA$, once, where it is written down automatically.</param>
internal sealed record MediaEstimate(double CpuSeconds, long Bytes, double TranscriptionMinutes, double Processing, double StorageMonth, double Transcription)
{
    // Measured with ffmpeg 5.1 on one core of a common server: what is decoded and what is encoded, in seconds a pixel; and all of the sound, in seconds a second.
    private const double Decoding = 3.5e-9;
    private const double Encoding = 9e-9;
    private const double Sound = 0.05;

    // AAC and MP3 at 64 kb/s a channel, and the small one at 24.
    private const double KilobitsOfChannel = 128;
    private const double KilobitsOfSmall = 24;

    // Slides and faces need about half of what a rung may take at most.
    private const double UsualShare = 0.5;

    /// <param name="content">As the probe found it.</param>
    /// <param name="size">Of the file, in bytes.</param>
    /// <param name="prices">Per unit.</param>
    public static MediaEstimate Of(MediaContent content, long size, CostOptions prices)
    {
        var (cpu, kilobits) = (0.0, 0.0);
        if (content.Audio is { } audio)
            (cpu, kilobits) = (Sound, KilobitsOfChannel * Math.Min(2, audio.Channels) + KilobitsOfSmall);
        if (content.Video is { } video)
        {
            var rungs = Ladder.Of(video);
            var rate = Math.Min(video.FrameRate, MediaInspector.MostFrames);
            // Each picture size reads the whole film, and so do the stills.
            cpu += Decoding * video.Width * video.Height * video.FrameRate * (rungs.Count + 1) + rungs.Sum(rung => Encoding * rung.Width * rung.Height * rate);
            kilobits += UsualShare * rungs.Sum(rung => rung.Kilobits) + UsualShare * rungs[0].Kilobits;
        }
        var bytes = size + (long)(content.Seconds * kilobits * 1_000 / 8);
        var (seconds, minutes) = (cpu * content.Seconds, content.Audio is null ? 0 : content.Seconds / 60);
        return new(
            Math.Round(seconds, 1), bytes, Math.Round(minutes, 2),
            Math.Round(seconds * prices.CpuSecond, 4), Math.Round(bytes / 1e9 * prices.GigabyteMonth, 4), Math.Round(minutes * prices.TranscriptionMinute, 4));
    }
}
