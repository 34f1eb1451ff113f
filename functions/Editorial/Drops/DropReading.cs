using Escouade.Content;

namespace Escouade.Editorial.Drops;

/// <summary>What a dropped file holds: an entry, an expert's profile, or else the problems that its author has to mend.</summary>
/// <param name="Document">Without its stored images, which are still to be made of <paramref name="Images"/>.</param>
/// <param name="Images">The files of the images that the text names, by the name that <see cref="Content.Text.ImageName"/> gives them.</param>
/// <param name="Id">The entry's identifier, where the file was exported with one.</param>
internal sealed record DropReading(
    EntryDocument? Document,
    ExpertProfile? Expert,
    IReadOnlyDictionary<string, byte[]> Images,
    IReadOnlyList<DropProblem> Problems,
    string? Id = null)
{
    private static readonly Dictionary<string, byte[]> None = [];

    public static DropReading Refused(IReadOnlyList<DropProblem> problems) => new(null, null, None, problems);
}

/// <summary>Something in a dropped file that its author has to mend.</summary>
/// <param name="Code">One of <see cref="DropProblemCodes"/>.</param>
/// <param name="Message">For the author, in the request's language: what is wrong and how to mend it.</param>
/// <param name="Line">In the file that was dropped, or in the text of the archive; from 1.</param>
/// <param name="Column">In characters, from 1.</param>
/// <param name="Field">The English name of the field, as in JSON: <c>title</c>, <c>theme</c>, <c>body</c>…</param>
internal sealed record DropProblem(string Code, string Message, int? Line, int? Column, string? Field);

/// <summary>The themes and experts that an entry may name.</summary>
/// <param name="ResolveTheme">Takes a slug or a name and gives the slug, or null.</param>
/// <param name="ResolveExpert">Takes a slug or a name and gives the slug, or null.</param>
internal sealed record DropCatalogue(Func<string, string?> ResolveTheme, Func<string, string?> ResolveExpert, IEnumerable<string> ThemeNames);
