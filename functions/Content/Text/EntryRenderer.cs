using System.Net;
using AngleSharp.Html.Dom;

namespace Escouade.Content.Text;

/// <summary>Makes the page's HTML, its table of contents and its plain text out of an author's Markdown.</summary>
internal sealed class EntryRenderer
{
    private const int WordsPerMinute = 230;

    private readonly EntrySanitiser sanitiser = new();

    /// <summary>Renders a body; safe to call from many threads.</summary>
    /// <param name="markdown">May hold raw HTML, which passes through the same sanitiser.</param>
    /// <param name="image">Finds an image that the body names (see <see cref="ImageName.Of"/>); null where none is stored.</param>
    /// <param name="language">Of the text, <c>fr</c> or <c>en</c>: that of the words that rendering adds.</param>
    /// <returns>The escaped source where the text is nested past all sense (<see cref="IsTooComplex"/>).</returns>
    public RenderedText Render(string markdown, Func<string, ImageSource?> image, string language = "fr")
    {
        if (Parse(markdown, language) is not { Body: { } body } document)
            return RenderSource(markdown);

        var headings = HeadingAnchors.Set(body);
        InPageLinks.RemoveDead(body);
        var plainText = PlainText.Of(body);
        ScreenReaderLabels.Set(body, language);
        PictureWriter.Replace(document, image);
        return Describe(body.InnerHtml.Trim(), headings, plainText);
    }

    /// <summary>Whether a text cannot be rendered for its nesting, as no text that a person wrote is.</summary>
    public bool IsTooComplex(string markdown) => Parse(markdown, "fr") is null;

    /// <summary>The text of the first paragraph, without markup; empty where there is none.</summary>
    public string FirstParagraph(string markdown)
        => Parse(markdown, "fr")?.Body?.QuerySelectorAll("p")
            .Where(p => p.Closest("aside, table, li, .footnotes") is null)
            .Select(PlainText.Of)
            .FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>Leaves in a parsed page's body only what an entry may hold.</summary>
    public void Sanitise(IHtmlDocument document) => sanitiser.Sanitise(document);

    private IHtmlDocument? Parse(string markdown, string language)
    {
        if (EntryMarkdown.ToUnsafeHtml(markdown, language) is not { } html || EntryHtml.Parse(html) is not { } document)
            return null;

        sanitiser.Sanitise(document);
        return document;
    }

    private static RenderedText RenderSource(string markdown)
        => Describe($"<pre>{WebUtility.HtmlEncode(markdown)}</pre>", [], markdown);

    private static RenderedText Describe(string html, IReadOnlyList<Heading> headings, string plainText)
    {
        var words = PlainText.CountWords(plainText);
        var minutes = Math.Max(1, (int)Math.Round(words / (double)WordsPerMinute));
        return new RenderedText(html, headings, words, minutes, plainText);
    }
}
