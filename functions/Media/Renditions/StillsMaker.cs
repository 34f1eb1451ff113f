using System.Globalization;
using System.Text;
using Escouade.Media.Quarantine;
using FFMpegCore;

namespace Escouade.Media.Renditions;

/// <summary>Takes pictures out of a film: the poster, the best of several, and the storyboard, small ones in rows with a track that says which is of when.</summary>
internal static class StillsMaker
{
    public const string Poster = "poster.jpg";
    public const string Track = "storyboard.vtt";

    private const string Storyboard = "storyboard.jpg";

    private const int PosterSide = 1280;
    private const int TileSide = 160;
    private const int Columns = 10;
    private const int MostTiles = 100;

    // Of how many frames the poster is the most typical one.
    private const int Compared = 20;

    // Of a longer film the key frames are enough, and a hundredth of the work.
    private const double Long = 180;

    public static async Task<IReadOnlyList<MadeFile>> MakeAsync(StepInput input, CancellationToken cancellationToken)
    {
        var video = input.Content.Video!;
        var seconds = input.Content.Seconds;
        var apart = Math.Max(1, (int)Math.Ceiling(seconds / MostTiles));
        var tiles = Math.Max(1, (int)Math.Ceiling(seconds / apart));
        var (width, height) = Fit(video, TileSide);
        var (posterWidth, posterHeight) = Fit(video, PosterSide);
        var rows = (tiles + Columns - 1) / Columns;
        var filter = string.Create(
            CultureInfo.InvariantCulture,
            $"[0:V:0]split[a][b];[a]fps=1,scale={posterWidth}:{posterHeight},setsar=1,thumbnail={Compared}[poster];[b]fps=1/{apart}:start_time=0:round=up,scale={width}:{height},setsar=1,tile={Columns}x{rows}[board]");
        string Picture(string label) => $"-map \"[{label}]\" -map_metadata -1 -frames:v 1 -q:v 4 -update 1 -fflags +bitexact -flags:v +bitexact";

        await FFMpegArguments
            .FromUrlInput(input.Source, options => options.WithCustomArgument($"{(seconds > Long ? "-skip_frame nokey " : "")}{MediaInspector.Restrictions}"))
            .OutputToMany(outputs => outputs
                .OutputToFile(input.PathOf(Poster), overwrite: true, options => options.WithCustomArgument($"-filter_complex \"{filter}\" {Picture("poster")}"))
                .OutputToFile(input.PathOf(Storyboard), overwrite: true, options => options.WithCustomArgument(Picture("board"))))
            .NotifyOnProgress(reached => input.Report(reached))
            .ProcessAsynchronously(cancellationToken: cancellationToken);
        await File.WriteAllTextAsync(input.PathOf(Track), TrackOf(tiles, apart, seconds, width, height), cancellationToken);
        return [new(new(input.PathOf(Poster)), "image/jpeg"), new(new(input.PathOf(Storyboard)), "image/jpeg"), new(new(input.PathOf(Track)), "text/vtt")];
    }

    /// <summary>A cue a tile, with the place of the tile in the picture (https://www.w3.org/TR/media-frags/#naming-space).</summary>
    private static string TrackOf(int tiles, int apart, double seconds, int width, int height)
    {
        var text = new StringBuilder("WEBVTT\n");
        for (var tile = 0; tile < tiles; tile++)
        {
            var (from, to) = (TimeSpan.FromSeconds(tile * apart), TimeSpan.FromSeconds(Math.Min((tile + 1) * apart, seconds)));
            text.Append(CultureInfo.InvariantCulture, $"\n{from:hh\\:mm\\:ss\\.fff} --> {to:hh\\:mm\\:ss\\.fff}\n{Storyboard}#xywh={tile % Columns * width},{tile / Columns * height},{width},{height}\n");
        }
        return text.ToString();
    }

    private static (int Width, int Height) Fit(VideoContent video, int longest) => video.Scaled(Math.Min(1, (double)longest / Math.Max(video.Width, video.Height)));
}
