namespace Escouade.Content.Text;

/// <summary>A body as readers get it, with what lists and search need to know of it.</summary>
/// <param name="Html">Safe to put in a page as it is.</param>
/// <param name="PlainText">Without markup, a line a block.</param>
/// <param name="ReadingMinutes">At least 1.</param>
internal sealed record RenderedText(string Html, IReadOnlyList<Heading> Headings, int Words, int ReadingMinutes, string PlainText);

/// <param name="Level">2 to 6: a page's title is its only h1.</param>
/// <param name="Id">Unique in its text; the anchor of the heading.</param>
public sealed record Heading(int Level, string Id, string Text);

/// <summary>Where the renditions of a stored image are: <c>{AddressPrefix}-{width}.avif</c> and <c>.webp</c>.</summary>
/// <param name="Width">Of the original, upright, in pixels.</param>
/// <param name="Height">Of the original, upright, in pixels.</param>
/// <param name="Widths">Of the renditions, ascending, in pixels.</param>
internal sealed record ImageSource(string AddressPrefix, int Width, int Height, IReadOnlyList<int> Widths);
