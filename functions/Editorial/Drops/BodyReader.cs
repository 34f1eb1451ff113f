using AngleSharp.Dom;
using Escouade.Content.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Escouade.Editorial.Drops;

/// <summary>An image that a text names.</summary>
/// <param name="Reference">As the author wrote it.</param>
internal sealed record ImageMention(string Reference, SourcePosition Position, string Field)
{
    public string Name { get; } = ImageName.Of(Reference);
}

/// <summary>Finds in a text what is refused, and the images it names, each with its place in the file.</summary>
internal static class BodyReader
{
    private const string Field = FieldNames.Body;

    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "base",
    };

    /// <param name="markdown">A Markdown body with LF line ends.</param>
    /// <param name="line">The line of the file on which the body begins.</param>
    public static IReadOnlyList<ImageMention> ReadMarkdown(string markdown, int line, ProblemList problems)
    {
        var mentions = new List<ImageMention>();
        if (EntryMarkdown.Parse(markdown) is not { } document)
        {
            problems.Add(DropProblemCodes.BodyTooComplex, null, Field);
            return mentions;
        }

        // Raw HTML alone, each character in its place, so that one parser sees it and tells its lines.
        var html = string.Create(markdown.Length, markdown, (mask, source) =>
        {
            for (var i = 0; i < mask.Length; i++)
                mask[i] = source[i] == '\n' ? '\n' : ' ';
        }).ToCharArray();
        foreach (var node in document.Descendants())
        {
            if (node is HtmlBlock or HtmlInline && !node.Span.IsEmpty)
                markdown.AsSpan(node.Span.Start, node.Span.Length).CopyTo(html.AsSpan(node.Span.Start));
            else if (node is LinkInline { Url: { } url } link)
                ReadLink(url, link.IsImage, new(link.Line + line, link.Column + 1), mentions, problems);
            else if (node is AutolinkInline { IsEmail: false } autolink)
                ReadLink(autolink.Url, isImage: false, new(autolink.Line + line, autolink.Column + 1), mentions, problems);
        }

        if (EntryHtml.Parse(new string(html), keepPositions: true) is { } raw)
            ReadElements(raw.All, line - 1, mentions, problems);
        else
            problems.Add(DropProblemCodes.BodyTooComplex, null, Field);
        return mentions;
    }

    public static void ReadElements(IEnumerable<IElement> elements, int linesBefore, List<ImageMention> mentions, ProblemList problems)
    {
        foreach (var element in elements)
        {
            if (element.SourceReference is not { Position: var place })
                continue;

            var position = new SourcePosition(place.Line + linesBefore, place.Column);
            if (Programs.Contains(element.LocalName))
                problems.Add(DropProblemCodes.BodyScript, position, Field, element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    problems.Add(DropProblemCodes.BodyHandler, position, Field, attribute.Name, element.LocalName);
                else if (attribute.LocalName is "href" or "src" or "action" or "formaction")
                    ReadLink(attribute.Value, element.LocalName == "img" && attribute.Name == "src", position, mentions, problems);
            }
        }
    }

    private static void ReadLink(string address, bool isImage, SourcePosition position, List<ImageMention> mentions, ProblemList problems)
    {
        var scheme = Scheme(address);
        if (scheme is "javascript" or "vbscript" || (scheme is "data" && !isImage))
            problems.Add(DropProblemCodes.BodyAddress, position, Field, Shorten(address));
        else if (isImage && scheme is "data")
            problems.Add(DropProblemCodes.ImageEmbedded, position, Field);
        else if (isImage)
            ReadImage(address, position, mentions, problems);
    }

    private static void ReadImage(string reference, SourcePosition position, List<ImageMention> mentions, ProblemList problems)
    {
        if (ImageName.IsElsewhere(reference))
            problems.Add(DropProblemCodes.ImageElsewhere, position, Field, Shorten(reference));
        else
            mentions.Add(new ImageMention(reference, position, Field));
    }

    // Browsers skip blanks and control characters in a scheme.
    private static string? Scheme(string address)
    {
        var folded = string.Concat(address.Take(200).Where(character => character > ' ')).ToLowerInvariant();
        var colon = folded.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? folded[..colon] : null;
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
