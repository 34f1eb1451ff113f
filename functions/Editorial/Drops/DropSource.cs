namespace Escouade.Editorial.Drops;

/// <summary>A dropped text, whichever its form, once it is cut into its header and its body.</summary>
/// <param name="Body">Markdown, which may be one block of raw HTML.</param>
/// <param name="Mentions">The images that the body names.</param>
/// <param name="IsHtml">Whether the title may stand elsewhere than in a header.</param>
internal sealed record DropSource(IReadOnlyList<SourceField> Header, string Body, IReadOnlyList<ImageMention> Mentions, bool IsHtml = false);
