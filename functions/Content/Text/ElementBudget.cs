using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Escouade.Content.Text;

/// <summary>Stops a parse that makes too many elements.</summary>
/// <remarks>
/// It stands in the place of the element factory because the parser also clones elements (unclosed <c>b</c> or <c>font</c>
/// are opened again in each paragraph), which its own hooks do not tell.
/// </remarks>
internal sealed class ElementBudget(IElementFactory<Document, HtmlElement> factory, int budget) : IElementFactory<Document, HtmlElement>
{
    private int spent;

    public HtmlElement Create(Document document, string localName, string? prefix = null, NodeFlags flags = NodeFlags.None)
    {
        Spend();
        return factory.Create(document, localName, prefix, flags);
    }

    public void Spend()
    {
        if (++spent > budget)
            throw new ExceededException();
    }

    /// <summary>The only way out of a running parse.</summary>
    internal sealed class ExceededException : Exception;
}
