using Escouade.Media.Uploads;
using FFMpegCore;

namespace Escouade.Media.Renditions;

/// <summary>Makes of pictures and sound what is one film again; nothing is encoded a second time.</summary>
internal sealed class FilmPackager(IMediaStore media, IRenditionFiles files)
{
    public const string Master = "film.m3u8";
    public const string Film = "film.mp4";

    // What a phone plays that cannot change between sizes.
    private const int FilmSide = 480;

    public async Task<IReadOnlyList<MadeFile>> PackAsync(StepInput input, CancellationToken cancellationToken)
    {
        var made = (await media.ListStepsAsync(input.Item.Id, cancellationToken)).Where(step => step.Source == input.Item.Source).SelectMany(step => step.Renditions).ToDictionary(one => one.Name);
        var rungs = Ladder.Of(input.Content.Video!);
        // The first in the list is what a player begins with.
        var pictures = rungs.OrderBy(rung => Math.Abs(rung.Side - FilmSide)).ThenBy(rung => rung.Side).Select(rung => made[$"{PictureEncoder.NameOf(rung.Side)}.m3u8"]).ToList();
        await File.WriteAllTextAsync(input.PathOf(Master), HlsPlaylist.Master(pictures, made.GetValueOrDefault(SoundEncoder.Playlist)), cancellationToken);

        var side = (rungs.LastOrDefault(rung => rung.Side <= FilmSide) ?? rungs[0]).Side;
        var arguments = FFMpegArguments.FromUrlInput(new Uri(files.AddressOf(made[$"{PictureEncoder.NameOf(side)}.mp4"])));
        if (made.TryGetValue(SoundEncoder.Whole, out var sound))
            arguments.AddUrlInput(new Uri(files.AddressOf(sound)));
        await arguments
            .OutputToFile(input.PathOf(Film), overwrite: true, options => options.WithCustomArgument($"{(sound is null ? "" : "-map 0:v -map 1:a ")}-c copy -fflags +bitexact").WithFastStart())
            .ProcessAsynchronously(cancellationToken: cancellationToken);
        return [new(new(input.PathOf(Master)), HlsPlaylist.ContentType), new(new(input.PathOf(Film)), "video/mp4")];
    }
}
