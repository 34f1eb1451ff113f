using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Platform.Http;

/// <summary>What a writer says of the version that they read (RFC 9110, 13.1.1).</summary>
internal static class IfMatch
{
    /// <returns>Whether a header names a tag; <c>*</c> stands for whichever there is.</returns>
    public static bool Names(string known, string tag) => known.Split(',', StringSplitOptions.TrimEntries).Any(one => one == "*" || one == tag);

    /// <returns>428 where nothing is said, 412 where another version is named than the one that is there; else null.</returns>
    public static ProblemHttpResult? Refuse(string? known, string tag)
        => string.IsNullOrWhiteSpace(known) ? Problems.Of(StatusCodes.Status428PreconditionRequired, ProblemTexts.RevisionMissing)
            : Names(known, tag) ? null
            : Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemTexts.RevisionStale);
}
