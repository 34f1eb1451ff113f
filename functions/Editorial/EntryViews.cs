using Escouade.Content;
using Escouade.Content.Chapters;
using Escouade.Content.Entries;
using Escouade.Content.Images;
using Escouade.Content.Lists;
using Escouade.Content.Searching;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.Extensions.Options;

namespace Escouade.Editorial;

/// <summary>Makes what readers see of an entry from what its author wrote.</summary>
internal sealed class EntryViews(EntryRenderer renderer, IImageStore images, ExpertNames experts, IMediaLibrary library, IOptions<SiteOptions> options)
{
    public async Task<EntryView> BuildAsync(EntryHead head, EntryDocument document, CancellationToken cancellationToken)
    {
        var rendered = Render(document);
        var names = await experts.OfAsync(document.Experts, cancellationToken);
        var tags = NamesOf(document.Tags);
        var sectors = NamesOf(document.Sectors);
        var cover = CoverOf(document);
        var media = await FindMediaAsync(document, head.Id, cancellationToken);

        var card = new EntryCard(
            head.Slug, document.Kind, document.Language, document.Title, document.Summary, document.Theme, document.Level, names,
            head.PublishedAt, rendered.ReadingMinutes, cover is null ? null : cover with { Alt = null });
        var page = new EntryPage(
            head.Id, head.Slug, document.Kind, document.Language, document.Title, document.Summary, document.Theme, tags, document.Level,
            document.Sectors, document.Tools, document.TimeToDo, document.Cost, names, cover, document.Licence, document.CanonicalUrl,
            head.PublishedAt, head.UpdatedAt, head.Number, rendered.ReadingMinutes, rendered.Headings, rendered.Html, media) { Episode = Episode.Of(document.Extras) };
        var speech = document.Media is { } spoken ? await library.FindSpeechAsync(spoken, document.Language, cancellationToken) : null;
        var site = options.Value.Url.GetLeftPart(UriPartial.Authority);
        return new(media is null ? page : page with { JsonLd = StructuredData.Of(page, speech?.Text, site) }, new ListItem(card, tags, sectors, head.UpdatedAt), rendered.PlainText)
        {
            Speech = speech,
            Tags = media is null ? null : new(
                document.Title, [.. names.Select(name => name.Name)], document.Language, DateOnly.FromDateTime(head.PublishedAt.UtcDateTime), $"{site}/articles/{head.Slug}",
                document.Cover is { } own ? document.Images.GetValueOrDefault(own.Source)?.Hash : null, media.Chapters),
        };
    }

    /// <param name="document">Of the entry.</param>
    /// <param name="entry">Its id.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>What is listened to or watched; null where nothing is, or nothing plays yet.</returns>
    public async Task<EntryMedia?> FindMediaAsync(EntryDocument document, string entry, CancellationToken cancellationToken)
        => document.Media is { } id ? await library.FindAsync(id, entry, DescribedChapters.Find(document.Body, renderer), cancellationToken) : null;

    /// <summary>The text as readers see it, with the images that are stored.</summary>
    public RenderedText Render(EntryDocument document) => renderer.Render(document.Body, name => SourceOf(document, name), document.Language);

    /// <returns>Where to look at the images of a text, each in its largest rendition, by their names there.</returns>
    public IReadOnlyDictionary<string, string> AddressesOf(EntryDocument document)
        => document.Images.ToDictionary(image => image.Key, image => $"{images.AddressPrefix(image.Value.Hash)}-{image.Value.Widths[^1]}.webp");

    private ImageSource? SourceOf(EntryDocument document, string name)
        => document.Images.TryGetValue(name, out var image) ? new(images.AddressPrefix(image.Hash), image.Width, image.Height, image.Widths) : null;

    private CardCover? CoverOf(EntryDocument document)
        => document.Cover is { } cover && document.Images.TryGetValue(cover.Source, out var image)
            ? new(images.AddressPrefix(image.Hash), cover.Alt, image.Width, image.Height, image.Widths)
            : null;

    private static TagName[] NamesOf(IReadOnlyList<string> names)
        => [.. names.Select(name => new TagName(Slug.From(name), name)).Where(tag => tag.Slug.Length > 0).DistinctBy(tag => tag.Slug)];
}

/// <param name="Page">For the entry's own address.</param>
/// <param name="Item">For the lists.</param>
/// <param name="Text">For search.</param>
internal sealed record EntryView(EntryPage Page, ListItem Item, string Text)
{
    /// <summary>What is said in its medium; null where it has none, or nobody wrote that down.</summary>
    public Speech? Speech { get; init; }

    /// <summary>For its sound; null where it has none.</summary>
    public SoundTags? Tags { get; init; }
}
