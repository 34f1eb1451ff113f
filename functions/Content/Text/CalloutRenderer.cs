using Markdig.Extensions.Alerts;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Escouade.Content.Text;

/// <summary>Writes a call-out (<c>&gt; [!TIP]</c>) as an aside with a title in the text's language.</summary>
internal sealed class CalloutRenderer(string language) : HtmlObjectRenderer<AlertBlock>
{
    // GitHub's five kinds, and the words that French authors reach for.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NOTE"] = "Note",
        ["TIP"] = "Tip",
        ["CONSEIL"] = "Tip",
        ["ASTUCE"] = "Tip",
        ["IMPORTANT"] = "Important",
        ["WARNING"] = "Warning",
        ["ATTENTION"] = "Warning",
        ["CAUTION"] = "Caution",
        ["DANGER"] = "Caution",
    };

    protected override void Write(HtmlRenderer renderer, AlertBlock callout)
    {
        var kind = Kinds.GetValueOrDefault(callout.Kind.ToString(), "Note");
        renderer.EnsureLine();
        renderer.Write($"<aside class=\"callout callout-{kind.ToLowerInvariant()}\"><p class=\"callout-title\">");
        renderer.WriteEscape(TextLabels.Get($"Callout{kind}", language));
        renderer.WriteLine("</p>");
        renderer.WriteChildren(callout);
        renderer.WriteLine("</aside>");
    }
}
