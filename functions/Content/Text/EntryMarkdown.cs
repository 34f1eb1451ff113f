using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Escouade.Content.Text;

/// <summary>The Markdown that authors may use: CommonMark, pipe tables, footnotes, task lists, call-outs, bare links.</summary>
internal static class EntryMarkdown
{
    // Markdig takes quadratic time over unclosed brackets and comments of one paragraph: 50,000 of "[](" took 16 s.
    private const int MaxOpeningsInParagraph = 2_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseAlertBlocks()
        .UseAutoLinks()
        .UsePreciseSourceLocation()
        .Build();

    /// <returns>Null where the text is nested more deeply than any author means to.</returns>
    public static MarkdownDocument? Parse(string markdown)
    {
        if (HasTooManyOpenings(markdown))
            return null;

        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        // What Markdig throws past its depth limit, which keeps recursion from overflowing the stack.
        catch (ArgumentException exception) when (exception.Message.Contains("too deeply nested", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>Writes HTML that still has to be sanitised.</summary>
    /// <returns>Null where the text is nested too deeply.</returns>
    public static string? ToUnsafeHtml(string markdown, string language)
    {
        if (Parse(markdown) is not { } document)
            return null;

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<AlertBlockRenderer>(new CalloutRenderer(language));
        renderer.Render(document);
        return writer.ToString();
    }

    private static bool HasTooManyOpenings(string markdown)
    {
        var openings = 0;
        var lineIsBlank = true;
        for (var i = 0; i < markdown.Length; i++)
        {
            var character = markdown[i];
            if (character == '\n')
            {
                if (lineIsBlank)
                    openings = 0;
                lineIsBlank = true;
                continue;
            }

            lineIsBlank &= char.IsWhiteSpace(character);
            if (character == '[' || (character == '<' && i + 1 < markdown.Length && markdown[i + 1] is '!' or '?'))
                openings++;
            if (openings > MaxOpeningsInParagraph)
                return true;
        }

        return false;
    }
}
