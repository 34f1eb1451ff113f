using System.Globalization;
using Escouade.Content;
using Escouade.Content.Images;
using Escouade.Media.Images;
using Escouade.Media.Renditions;
using Escouade.Media.Uploads;
using FFMpegCore;

namespace Escouade.Media.Tags;

/// <summary>Copies the sounds that people keep, with tags, cover and chapters in them.</summary>
internal sealed class SoundTagger(IMediaStore media, IRenditionFiles files, IImageStore images)
{
    public const string Cover = "cover.jpg";

    /// <summary>The sounds that are tagged; the small one without a cover, which would weigh as much as a minute of it.</summary>
    private static readonly (string Name, bool HasCover)[] Sounds = [(SoundEncoder.Whole, true), (SoundEncoder.Everywhere, true), (SoundEncoder.Small, false)];

    public async Task<IReadOnlyList<MadeFile>> TagAsync(StepInput input, StoredTags stored, CancellationToken cancellationToken)
    {
        var made = (await media.ListStepsAsync(input.Item.Id, cancellationToken)).Where(step => step.Source == input.Item.Source).SelectMany(step => step.Renditions).ToDictionary(one => one.Name);
        await File.WriteAllBytesAsync(input.PathOf(Cover), await DrawCoverAsync(stored, made, cancellationToken), cancellationToken);
        var tagged = new List<MadeFile> { new(new(input.PathOf(Cover)), "image/jpeg", Folder: stored.Hash) };
        foreach (var (name, hasCover) in Sounds)
        {
            await CopyAsync(files.AddressOf(made[name]), name, hasCover, input, stored, cancellationToken);
            tagged.Add(new(new(input.PathOf(name)), made[name].ContentType, Folder: stored.Hash));
        }
        return tagged;
    }

    /// <returns>The entry's own; otherwise the poster of the film; otherwise the one of us all.</returns>
    private async Task<byte[]> DrawCoverAsync(StoredTags stored, Dictionary<string, Renditions.Rendition> made, CancellationToken cancellationToken)
        => stored.Tags.Cover is { } hash && await images.ReadOriginalAsync(hash, cancellationToken) is { } own ? SquareCover.Draw(own)
            : made.GetValueOrDefault(StillsMaker.Poster) is { } poster ? SquareCover.Draw(await files.ReadAsync(poster, cancellationToken))
            : SquareCover.Draw(SquareCover.OfUsAll());

    private static async Task CopyAsync(string address, string name, bool hasCover, StepInput input, StoredTags stored, CancellationToken cancellationToken)
    {
        // The cover is the second of the inputs, the tags the last.
        var cover = hasCover ? "-map 1:v:0 -disposition:v:0 attached_pic -metadata:s:v title=Cover" : "";
        var tags = string.Create(CultureInfo.InvariantCulture, $"-map_metadata {(hasCover ? 2 : 1)} -map_chapters {(hasCover ? 2 : 1)}");
        var arguments = FFMpegArguments.FromUrlInput(new Uri(address));
        await (hasCover ? arguments.AddFileInput(input.PathOf(Cover)) : arguments)
            .AddMetadata(TagsOf(stored.Tags, input.Content.Seconds))
            .OutputToFile(input.PathOf(name), overwrite: true, options => options.WithCustomArgument($"-map 0:a:0 {cover} {tags} -c copy -id3v2_version 3 -fflags +bitexact").WithFastStart())
            .ProcessAsynchronously(cancellationToken: cancellationToken);
    }

    private static FFMetadataBuilder TagsOf(SoundTags tags, double seconds)
    {
        var builder = new FFMetadataBuilder()
            .WithTitle(tags.Title)
            .WithArtists(tags.Artists.Count > 0 ? tags.Artists : [MediaTexts.Album])
            .WithAlbum(MediaTexts.Album)
            .WithGenres("Podcast")
            .WithDate(tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .WithComments(tags.Page)
            .WithTag("language", tags.Language);
        for (var at = 0; at < tags.Chapters.Count; at++)
        {
            var (from, title) = tags.Chapters[at];
            var to = at + 1 < tags.Chapters.Count ? tags.Chapters[at + 1].From : seconds;
            builder.WithChapter(new ChapterData(title, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to)));
        }
        return builder;
    }
}
