using Escouade.Content;
using Escouade.Content.Text;

namespace Escouade.Editorial.Desk.Checks;

/// <summary>Looks at a revision as a careful editor would, before anybody reads it.</summary>
internal sealed class Checklist(EntryRenderer renderer, IMediaLibrary library)
{
    private const int ShortestSummary = 50;
    private const int LongestSummary = 300;
    private const int EasyEnough = 40;

    // Said in the header, so that it stands in the history with the text.
    private static readonly string[] Exceptions = ["exception-transcription", "transcript-exception"];

    // What the poster of a film shows.
    private static readonly string[] PosterWords = ["affiche-alt", "poster-alt"];

    /// <returns>What to mend, what blocks first; nothing where all is well.</returns>
    public async Task<IReadOnlyList<Check>> LookAsync(EntryDocument document, CancellationToken cancellationToken)
    {
        var rendered = renderer.Render(document.Body, _ => null, document.Language);
        var media = document.Media is { } id ? await library.FindAsync(id, entry: null, [], cancellationToken) : null;
        return [.. Fields(document).Concat(Medium(document, media, rendered)).Concat(Structure(document, rendered)).Concat(Language(document, rendered)).OrderByDescending(check => check.Blocks)];
    }

    /// <returns>Why nobody may approve it, in words; null where nothing blocks.</returns>
    public async Task<string?> WhatBlocksAsync(EntryDocument document, CancellationToken cancellationToken)
        => (await LookAsync(document, cancellationToken)).Where(check => check.Blocks).Select(check => check.Message).ToList() is { Count: > 0 } blocking ? CheckTexts.Blocked(string.Join(' ', blocking)) : null;

    /// <returns>See <see cref="Readability"/>; null for a text of another language.</returns>
    public int? ReadabilityOf(EntryDocument document)
        => document.Language == "fr" ? Readability.Of(renderer.Render(document.Body, _ => null).PlainText).Score : null;

    private static IEnumerable<Check> Fields(EntryDocument document)
    {
        if (document.Theme is null)
            yield return new("theme.missing", Blocks: true, CheckTexts.ThemeMissing, []);
        if (document.Level is null)
            yield return new("level.missing", Blocks: false, CheckTexts.LevelMissing, []);
        if (document.Experts.Count == 0)
            yield return new("experts.missing", Blocks: false, CheckTexts.ExpertsMissing, []);
        if (document.Summary.Length is < ShortestSummary or > LongestSummary)
            yield return new("summary.length", Blocks: false, CheckTexts.SummaryLength(document.Summary.Length, ShortestSummary, LongestSummary), []);
        if (!IsKnownLicence(document.Licence))
            yield return new("licence.unknown", Blocks: false, CheckTexts.LicenceUnknown(document.Licence), []);
    }

    /// <returns>Whether what is heard stands in the text, or its author says why it does not.</returns>
    public static bool NeedsNoCaptions(EntryDocument document, EntryRenderer renderer) => NeedsNoCaptions(document, renderer.Render(document.Body, _ => null, document.Language));

    /// <returns>Whether the poster of a film is described: a cover, which has its own words, stands in its place.</returns>
    public static bool DescribesPoster(EntryDocument document) => document.Cover is not null || PosterWords.Any(document.Extras.ContainsKey);

    private static bool NeedsNoCaptions(EntryDocument document, RenderedText rendered) => TextStructure.HasTranscript(rendered) || Exceptions.Any(document.Extras.ContainsKey);

    private static IEnumerable<Check> Medium(EntryDocument document, EntryMedia? media, RenderedText rendered)
    {
        if (document.Media is not null && media is null)
            yield return new("media.missing", Blocks: true, CheckTexts.MediaMissing, []);
        var isHeard = document.Kind is EntryKind.Audio or EntryKind.Video || document.Media is not null;
        if (isHeard && media?.Captions.Count is null or 0 && !NeedsNoCaptions(document, rendered))
            yield return new("captions.missing", Blocks: true, CheckTexts.CaptionsMissing, []);
        if (media is { IsVideo: true } && !DescribesPoster(document))
            yield return new("poster.alt", Blocks: true, CheckTexts.PosterAltMissing, []);
    }

    private static IEnumerable<Check> Structure(EntryDocument document, RenderedText rendered)
    {
        if (TextStructure.SilentImagesIn(document.Body) is { Count: > 0 } silent)
            yield return new("image.alt", Blocks: true, CheckTexts.AltMissing, silent);
        if (TextStructure.DeadAnchorsIn(document.Body, rendered) is { Count: > 0 } dead)
            yield return new("links.anchors", Blocks: false, CheckTexts.AnchorsDead, dead);
        // The page's title stands above them all, at the first level.
        var above = rendered.Headings.Select(heading => heading.Level).Prepend(1);
        var skipping = rendered.Headings.Zip(above).Where(pair => pair.First.Level > pair.Second + 1).Select(pair => pair.First.Text).ToList();
        if (skipping.Count > 0)
            yield return new("headings.order", Blocks: false, CheckTexts.HeadingsSkip, skipping);
    }

    private static IEnumerable<Check> Language(EntryDocument document, RenderedText rendered)
    {
        if (document.Language != "fr")
            yield break;
        if (FrenchTypography.FaultsIn(string.Join('\n', document.Title, document.Summary, rendered.PlainText)) is { Count: > 0 } faults)
            yield return new("typography", Blocks: false, CheckTexts.Typography, faults);
        var readability = Readability.Of(rendered.PlainText);
        if (readability.Score is < EasyEnough)
            yield return new("readability", Blocks: false, CheckTexts.Readability(readability.Score.Value), readability.HardestSentences);
        else if (readability.LongSentences.Count > 0)
            yield return new("sentences.long", Blocks: false, CheckTexts.SentencesLong(Readability.MostWords), readability.LongSentences);
    }

    private static bool IsKnownLicence(string licence)
        => licence.StartsWith("CC", StringComparison.OrdinalIgnoreCase) || licence.Equals("MIT", StringComparison.OrdinalIgnoreCase);
}
