using AngleSharp.Dom;

namespace Escouade.Content.Text;

/// <summary>Says to screen readers what footnotes' arrows and tasks' boxes show to the eye.</summary>
internal static class ScreenReaderLabels
{
    public static void Set(IElement body, string language)
    {
        foreach (var back in body.QuerySelectorAll("a.footnote-back-ref"))
            back.SetAttribute("aria-label", TextLabels.Get("FootnoteBack", language));
        foreach (var notes in body.QuerySelectorAll("div.footnotes"))
        {
            notes.SetAttribute("role", "doc-endnotes");
            notes.SetAttribute("aria-label", TextLabels.Get("Footnotes", language));
        }

        foreach (var box in body.QuerySelectorAll("input"))
            box.SetAttribute("aria-label", TextLabels.Get(box.HasAttribute("checked") ? "TaskDone" : "TaskToDo", language));
    }
}
