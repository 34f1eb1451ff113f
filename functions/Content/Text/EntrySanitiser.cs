using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Escouade.Content.Text;

/// <summary>Leaves in a parsed entry only the elements, attributes, classes and addresses that it may have; safe on many threads.</summary>
internal sealed partial class EntrySanitiser
{
    // Gone with what they hold; any other element that is not allowed leaves its words behind.
    private const string Removed =
        "script, style, template, noscript, noembed, noframes, xmp, plaintext, iframe, frame, frameset, object, embed, applet, "
        + "svg, math, button, select, textarea, title, base, link, meta, audio, video, source";

    private readonly HtmlSanitizer sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = Set(
            "a", "abbr", "aside", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
            "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "li", "mark",
            "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
            "th", "thead", "time", "tr", "u", "ul", "var"),
        AllowedAttributes = Set(
            "alt", "checked", "cite", "class", "colspan", "datetime", "disabled", "height", "href", "id", "lang", "reversed", "rowspan",
            "scope", "src", "start", "title", "type", "value", "width"),
        AllowedClasses = Set(
            "align-center", "align-left", "align-right", "callout", "callout-caution", "callout-important", "callout-note", "callout-tip",
            "callout-title", "callout-warning", "contains-task-list", "footnote-back-ref", "footnote-ref", "footnotes", "task-list-item"),
        AllowedSchemes = Set("https", "http", "mailto", "tel"),
        UriAttributes = Set("href", "src", "cite"),
    })
    {
        KeepChildNodes = true,
    };

    public void Sanitise(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll(Removed).ToList())
            element.Remove();
        foreach (var cell in document.QuerySelectorAll("td[style], th[style]"))
            KeepAlignment(cell);

        InPageLinks.NamePlaces(document.Body!);

        sanitizer.SanitizeDom(document, document.Body as IHtmlElement);

        foreach (var element in document.Body!.QuerySelectorAll("[id]").Where(e => !IsName(e.Id)))
            element.RemoveAttribute("id");
        foreach (var input in document.Body!.QuerySelectorAll("input").Where(i => !IsTaskMark(i)).ToList())
            input.Remove();
        foreach (var link in document.Body!.QuerySelectorAll("a[href]"))
            MarkExternal(link);
    }

    /// <summary>Whether it names a place as we name them, and can be taken for nothing else of the page.</summary>
    public static bool IsName(string? id) => id is not null && Name().IsMatch(id);

    // Pipe tables say a column's alignment in a style, which never passes.
    private static void KeepAlignment(IElement cell)
    {
        if (Alignment().Match(cell.GetAttribute("style")!) is { Success: true } match)
            cell.ClassName = $"align-{match.Groups[1].Value}";
    }

    private static bool IsTaskMark(IElement input)
        => input.GetAttribute("type") == "checkbox" && input.HasAttribute("disabled");

    private static void MarkExternal(IElement link)
    {
        var address = link.GetAttribute("href")!;
        if (address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            link.SetAttribute("rel", "noopener");
    }

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex($@"^(fn(ref)?:\d{{1,6}}|{InPageLinks.Prefix}[a-z0-9-]{{1,90}})\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^text-align: (left|center|right);$")]
    private static partial Regex Alignment();
}
