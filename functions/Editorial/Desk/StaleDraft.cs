using System.Globalization;
using Escouade.Platform.Http;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk;

/// <summary>Refuses what was written over another version than the latest, and names both so that they can be merged.</summary>
internal static class StaleDraft
{
    /// <returns>Null where <paramref name="known"/> names the entry as it stands.</returns>
    public static ProblemHttpResult? Refuse(DeskEntry entry, string? known)
    {
        if (string.IsNullOrWhiteSpace(known))
            return Problems.Of(StatusCodes.Status428PreconditionRequired, ProblemTexts.RevisionMissing);
        return IfMatch.Names(known, entry.Tag) ? null : Of(entry, known);
    }

    /// <param name="entry">As it stands now; null where it was removed meanwhile.</param>
    /// <param name="known">The tag of what the writer read.</param>
    public static ProblemHttpResult Of(DeskEntry? entry, string known) => entry is null ? Problems.Of(StatusCodes.Status404NotFound) : TypedResults.Problem(
        statusCode: StatusCodes.Status412PreconditionFailed,
        detail: ProblemTexts.RevisionStale,
        extensions: new Dictionary<string, object?> { ["yours"] = NumberIn(known), ["latest"] = entry.Number, ["tag"] = entry.Tag });

    private static int? NumberIn(string tag)
        => int.TryParse(tag.Trim('"', ' ').Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
