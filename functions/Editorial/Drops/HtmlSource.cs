using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Escouade.Content.Text;

namespace Escouade.Editorial.Drops;

/// <summary>Reads a web page: its fields from its head, its body as one block of raw HTML in Markdown.</summary>
internal static partial class HtmlSource
{
    /// <param name="text">With LF line ends.</param>
    /// <param name="renderer">Sanitises the body.</param>
    /// <param name="problems">Gets what is wrong with the page.</param>
    /// <returns>Null where the page cannot be read at all.</returns>
    public static DropSource? Read(string text, EntryRenderer renderer, ProblemList problems)
    {
        if (EntryHtml.Parse(text, keepPositions: true) is not { } document)
        {
            problems.Add(DropProblemCodes.BodyTooComplex, null, FieldNames.Body);
            return null;
        }

        var mentions = new List<ImageMention>();
        BodyReader.ReadElements(document.All, 0, mentions, problems);
        var header = ReadHeader(document);
        renderer.Sanitise(document);
        if (string.IsNullOrWhiteSpace(document.Body!.TextContent) && document.Body.QuerySelector("img") is null)
            problems.Add(DropProblemCodes.BodyEmpty, null, FieldNames.Body);
        return new DropSource(header, ToMarkdown(document.Body), mentions, IsHtml: true);
    }

    private static List<SourceField> ReadHeader(IHtmlDocument document)
    {
        // Word processors sign pages with their user's name, which is no claim to be one of our experts.
        var fields = document.QuerySelectorAll("meta[name][content]")
            .Where(meta => FieldNames.OfEntry(meta.GetAttribute("name")!) is not null && !meta.GetAttribute("name")!.Equals("author", StringComparison.OrdinalIgnoreCase))
            .Select(meta => Field(meta.GetAttribute("name")!, meta.GetAttribute("content")!, PositionOf(meta)))
            .ToList();
        if (!Has(fields, FieldNames.Language) && document.DocumentElement.GetAttribute("lang") is { } language && FieldWords.Language(language) is not null)
            fields.Add(Field("lang", language, PositionOf(document.DocumentElement)));
        if (!Has(fields, FieldNames.Title))
            AddTitle(document, fields);
        return fields;
    }

    private static void AddTitle(IHtmlDocument document, List<SourceField> fields)
    {
        var heading = document.Body?.QuerySelector("h1");
        var element = document.QuerySelector("head > title") is { } named && Words(named).Length > 0 ? named : heading;
        if (element is null || Words(element) is not { Length: > 0 } title)
            return;

        fields.Add(Field("title", title, PositionOf(element)));

        // The page shows its title by itself: what repeats it goes.
        if (heading is not null && Words(heading) == title)
            heading.Remove();
    }

    /// <summary>Without a blank line, which would end a block of raw HTML in Markdown.</summary>
    private static string ToMarkdown(IElement body)
    {
        foreach (var text in body.Descendants<IText>().Where(text => text.Ancestors<IElement>().All(element => element.LocalName is not "pre")))
            text.Data = BlankLines().Replace(text.Data, "\n");
        var html = BlankLine().Replace(body.InnerHtml.Trim(), "&#10;");
        return $"<div>\n{html}\n</div>";
    }

    private static bool Has(List<SourceField> fields, string name) => fields.Exists(field => FieldNames.OfEntry(field.Key) == name);

    private static SourceField Field(string key, string value, SourcePosition position) => new(key, new SourceText(value, IsQuoted: true, position), position);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static SourcePosition PositionOf(IElement element)
        => element.SourceReference is { Position: var place } ? new(place.Line, place.Column) : new(1, 1);

    [GeneratedRegex(@"[^\S\u00A0]*\n([^\S\u00A0]*\n)+[^\S\u00A0]*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\n(?=[^\S\n\u00A0]*\n)")]
    private static partial Regex BlankLine();
}
