using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Escouade.Content.Text;

/// <summary>Parses the HTML of an entry within bounds that hostile markup cannot pass.</summary>
internal static class EntryHtml
{
    // AngleSharp takes quadratic time over nested elements (20,000 took 7 s) and recurses as deep as they go when it writes them.
    private const int MaxElements = 10_000;
    private const int MaxDepth = 200;

    private static readonly IElementFactory<Document, HtmlElement> Factory =
        BrowsingContext.New(Configuration.Default).GetService<IElementFactory<Document, HtmlElement>>()!;

    /// <param name="html">A document, or what stands in a body.</param>
    /// <param name="keepPositions">Whether elements know their line and column.</param>
    /// <returns>Null where the markup is larger or nested more deeply than any author means to.</returns>
    public static IHtmlDocument? Parse(string html, bool keepPositions = false)
    {
        var budget = new ElementBudget(Factory, MaxElements);
        var context = BrowsingContext.New(Configuration.Default.WithOnly<IElementFactory<Document, HtmlElement>>(budget));
        var options = new HtmlParserOptions
        {
            IsKeepingSourceReferences = keepPositions,
            OnCreated = (element, _) =>
            {
                if (element is not HtmlElement)
                    budget.Spend();
            },
        };

        try
        {
            var document = new HtmlParser(options, context).ParseDocument(html);
            return IsTooDeep(document) ? null : document;
        }
        catch (ElementBudget.ExceededException)
        {
            return null;
        }
    }

    private static bool IsTooDeep(IHtmlDocument document)
    {
        var depth = 0;
        INode? node = document;
        while (node is not null)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > MaxDepth)
                    return true;
                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node?.NextSibling;
        }

        return false;
    }
}
