using Escouade.Content.Chapters;
using Escouade.Media.Uploads;
using Escouade.Platform.Texts;
using FFMpegCore;
using FFMpegCore.Exceptions;

namespace Escouade.Media.Quarantine;

/// <summary>Looks at the bytes of a file, never at its name, and says what is in it and whether it is usable.</summary>
internal sealed class MediaInspector(IUploadFiles files)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    // Below, nobody sees anything; above, no decoder of a phone's starts.
    private const int SmallestSide = 16;
    private const int LargestSide = 8192;

    // What a recorder may leave off at the end of what it announced.
    private const double MostMissing = 0.02;
    private const double MostMissingSeconds = 2;

    // Of a stream that does not say how many it has a second; few screens of a phone show more, and none of our subjects needs it.
    public const double MostFrames = 30;

    /// <summary>
    /// What recorders, phones and editors write. Not the formats that name other files to be read in their stead, such as HLS playlists:
    /// a file that somebody sends must never make this program read another address.
    /// </summary>
    private const string Formats = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,aac,wav,w64,aiff,flac,ogg,amr,caf,avi,asf,mpeg,mpegts,flv";

    /// <summary>For every program that reads a file that was sent: over the network alone, never a file of this machine.</summary>
    public const string Restrictions = $"-format_whitelist {Formats} -protocol_whitelist http,https,tcp,tls";

    /// <param name="id">Of the medium.</param>
    /// <param name="file">As it was announced.</param>
    /// <param name="sent">As it is.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>What is in the file, where it could be read; and the first fault, where there is one.</returns>
    public async Task<(MediaContent? Content, MediaFault? Fault)> LookAsync(string id, MediaFile file, UploadedFile sent, CancellationToken cancellationToken)
    {
        if (sent.Size == 0)
            return (null, MediaFault.Empty);
        if (sent.Size != file.Size)
            return (null, MediaFault.SizeDiffers);
        if (file.Sha256 is { } hash && await files.HashAsync(id, file, sent, cancellationToken) != hash)
            return (null, MediaFault.HashDiffers);
        if (await ReadAsync(sent.Address, cancellationToken) is not { } content)
            return (null, MediaFault.NotMedia);
        if (content.Seconds > Longest.TotalSeconds)
            return (content, MediaFault.TooLong);
        if (content.Video is { } video && (Math.Min(video.Width, video.Height) < SmallestSide || Math.Max(video.Width, video.Height) > LargestSide))
            return (content, MediaFault.DimensionsAbsurd);
        return (content, await IsWholeAsync(sent.Address, content, cancellationToken) ? null : MediaFault.Truncated);
    }

    /// <returns>Null where neither sound nor moving picture is found.</returns>
    private static async Task<MediaContent?> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        IMediaAnalysis analysis;
        try
        {
            analysis = await FFProbe.AnalyseAsync(address, cancellationToken: cancellationToken, customArguments: Restrictions);
        }
        catch (Exception unreadable) when (unreadable is FFMpegException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
        // A cover is a picture in the file, not of it.
        var moving = analysis.VideoStreams.FirstOrDefault(stream => stream.Disposition?.GetValueOrDefault("attached_pic") is not true && stream.Width > 0);
        var sound = analysis.PrimaryAudioStream;
        if (analysis.Duration <= TimeSpan.Zero || moving is null && sound is null)
            return null;
        return new(
            analysis.Format.FormatName,
            Math.Round(analysis.Duration.TotalSeconds, 3),
            moving is null ? null : Upright(moving),
            sound is null ? null : new(NameOf(sound), sound.Channels ?? 0, sound.SampleRateHz ?? 0))
        {
            Chapters = Chapter.Usable(analysis.Chapters.Select(chapter => new Chapter(Math.Round(chapter.Start.TotalSeconds, 3), TitleOf(chapter.Title))), analysis.Duration.TotalSeconds),
        };
    }

    private static VideoContent Upright(VideoStream stream)
    {
        var (across, down) = stream.SampleAspectRatio is { Width: > 0, Height: > 0 } ratio ? ratio : (1, 1);
        var (width, height) = ((int)Math.Round((double)(stream.Width ?? 0) * across / down), stream.Height ?? 0);
        var rate = stream.AverageFrameRate is > 0 and < 1_000 ? stream.AverageFrameRate : MostFrames;
        var content = Math.Abs(stream.Rotation) % 180 == 90 ? new VideoContent(NameOf(stream), height, width, rate) : new(NameOf(stream), width, height, rate);
        return content with { IsPlain = stream is { CodecName: "h264", PixelFormat: "yuv420p", Rotation: 0 } && across == down && rate <= MostFrames };
    }

    private static string TitleOf(string? title)
    {
        var line = WellFormed.Text(title ?? "").ReplaceLineEndings(" ").Trim();
        return line.Length <= Chapter.MostTitle && WellFormed.IsVisible(line) ? line : "";
    }

    private static string NameOf(MediaStream stream) => stream.CodecName ?? "unknown";

    /// <summary>Whether the file goes on as long as it says it does: read through once, nothing of it decoded.</summary>
    private static async Task<bool> IsWholeAsync(Uri address, MediaContent content, CancellationToken cancellationToken)
    {
        var reached = TimeSpan.Zero;
        await FFMpegArguments
            .FromUrlInput(address, options => options.WithCustomArgument(Restrictions))
            .OutputToFile("-", overwrite: true, options => options.WithCustomArgument("-map 0:V? -map 0:a? -c copy").ForceFormat("null"))
            .NotifyOnProgress(time => reached = time > reached ? time : reached)
            .ProcessAsynchronously(throwOnError: false, cancellationToken: cancellationToken);
        var missing = content.Seconds - reached.TotalSeconds;
        return missing <= Math.Max(MostMissingSeconds, content.Seconds * MostMissing);
    }
}
