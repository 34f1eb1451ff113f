using AngleSharp.Dom;
using Escouade.Content.Text;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Desk.Checks;

/// <summary>What a text is made of, as far as the check list asks.</summary>
internal static class TextStructure
{
    /// <returns>Images that nothing describes, as the author wrote them: rendering keeps none that is not stored.</returns>
    public static IReadOnlyList<string> SilentImagesIn(string body) => [.. ImagesIn(body).Where(IsSilent).Select(image => image.Source)];

    /// <summary>A heading that says so, and words under it.</summary>
    public static bool HasTranscript(RenderedText rendered) => EntryHtml.Parse(rendered.Html)?.QuerySelectorAll("h2, h3, h4, h5, h6")
        .Any(heading => Slug.From(heading.TextContent) is "transcription" or "transcript" && WellFormed.IsVisible(string.Concat(After(heading).Select(element => element.TextContent)))) == true;

    private static IEnumerable<IElement> After(IElement heading)
    {
        for (var element = heading.NextElementSibling; element is not null && !(element.LocalName is ['h', >= '2' and <= '6'] && string.CompareOrdinal(element.LocalName, heading.LocalName) <= 0); element = element.NextElementSibling)
            yield return element;
    }

    /// <summary>What has no word describes nothing, nor does the name of the file.</summary>
    private static bool IsSilent((string Source, string Alt) image)
        => !image.Alt.Any(char.IsLetterOrDigit) || ImageName.Of(image.Source) is { } name && Path.GetFileName(name).Equals(image.Alt.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Links to a place in the text that is not there: readers get their words alone.</summary>
    public static IReadOnlyList<string> DeadAnchorsIn(string body, RenderedText rendered)
    {
        var alive = LinksWithin(rendered.Html).GroupBy(link => link.Text).ToDictionary(link => link.Key, link => link.Count());
        return [.. LinksWithin(EntryMarkdown.ToUnsafeHtml(body, "fr")).Where(link => (alive[link.Text] = alive.GetValueOrDefault(link.Text) - 1) < 0).Select(link => link.Address)];
    }

    private static IEnumerable<(string Address, string Text)> LinksWithin(string? html)
        => html is not null && EntryHtml.Parse(html) is { } parsed ? parsed.QuerySelectorAll("a[href^='#']").Select(link => (link.GetAttribute("href")!, link.TextContent.Trim())) : [];

    private static IEnumerable<(string Source, string Alt)> ImagesIn(string body)
        => EntryMarkdown.ToUnsafeHtml(body, "fr") is { } html && EntryHtml.Parse(html) is { Body: { } parsed }
            ? parsed.QuerySelectorAll("img").Select(image => (image.GetAttribute("src") ?? "", image.GetAttribute("alt") ?? ""))
            : [];
}
