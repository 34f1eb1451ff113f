namespace Escouade.SearchEmulator.Pages;

/// <summary>What the page shows.</summary>
/// <param name="Indexes">Every index, by name.</param>
/// <param name="Index">The index that is searched, or will be.</param>
/// <param name="Text">The words that were looked for.</param>
/// <param name="Result">What was found; null if nothing was asked.</param>
/// <param name="Problem">Why nothing could be found, as a sentence.</param>
internal sealed record PageModel(IReadOnlyList<IndexLine> Indexes, string? Index, string Text, PageResult? Result, string? Problem);

/// <summary>One line of the list of indexes; the size is in bytes.</summary>
internal sealed record IndexLine(string Name, int Documents, long Size, int Fields);

/// <summary>The best hits, each with its document as indented JSON.</summary>
internal sealed record PageResult(long Total, IReadOnlyList<(float Score, string Json)> Hits);
