using Escouade.Content.Entries;
using Escouade.Editorial.Desk.Checks;
using Escouade.Platform.Http;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>Approves or refuses the text that a link opens, by name. Once: the link is used up.</summary>
internal static class GiveVerdict
{
    private const int MostName = 120;
    private const int MostReasons = 2_000;

    internal sealed record Request
    {
        /// <summary>What stands behind the number sign of the link.</summary>
        public string? Token { get; init; }

        public bool? IsFor { get; init; }

        /// <summary>By which the verdict is signed.</summary>
        public string? Name { get; init; }

        /// <summary>Why; needed to refuse. At most 2,000 characters.</summary>
        public string? Reasons { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/review/verdict", HandleAsync)
            .WithName(nameof(GiveVerdict))
            .WithSummary("Approves or refuses the text that a link opens, by name. Once: the link is used up.")
            .WithTags("review")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict, StatusCodes.Status410Gone)
            .WithLimit(RateLimits.MailedLinks)
            .AllowAnonymous();

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Request request, ReviewOpening opening, ReviewLinkChanges links, IEntryStore entries, Checklist checklist, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (name, reasons) = (WellFormed.Text(request.Name ?? "").Trim(), WellFormed.Text(request.Reasons ?? "").Trim());
        while (true)
        {
            var (link, entry, refused) = await opening.OpenAsync(request.Token, cancellationToken);
            if (link is null)
                return refused!;
            if (Judge(request, name, reasons) is { Count: > 0 } errors)
                return Problems.Validation(errors);
            // Whatever blocks an editor blocks whoever stands in for one; and a verdict that would change nothing is not used up.
            if (link.IsVouchedFor)
            {
                if (!await links.CountsAsync(link, entry, cancellationToken))
                    return Problems.Of(StatusCodes.Status410Gone, ReviewTexts.Revoked);
                if (!MayFollow(entry, request.IsFor!.Value))
                    return Problems.Of(StatusCodes.Status409Conflict, entry.State is DeskState.Draft ? ReviewTexts.NotSubmitted : ReviewTexts.PublishedAlready);
                if (request.IsFor is true && await checklist.WhatBlocksAsync(await entries.ReadRevisionAsync(link.Revision, cancellationToken), cancellationToken) is { } blocking)
                    return Problems.Of(StatusCodes.Status409Conflict, blocking);
            }

            var verdict = new ReviewVerdict(request.IsFor!.Value, name, reasons.Length > 0 ? reasons : null, clock.GetUtcNow());
            if (await links.SaveAsync(link with { Verdict = verdict }, verdict.IsFor ? "approve" : "refuse", Writer.Outside(name, link.AskedBy).Signature, cancellationToken) is not null)
                return TypedResults.NoContent();
        }
    }

    private static bool MayFollow(DeskEntry entry, bool isFor)
        => Workflow.Find(isFor ? Workflow.Approve : Workflow.Refuse)!.From.Contains(entry.State) || isFor && entry.State is DeskState.Approved or DeskState.Scheduled;

    private static Dictionary<string, string[]> Judge(Request request, string name, string reasons)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.IsFor is null)
            errors["isFor"] = [ReviewTexts.VerdictMissing];
        if (!WellFormed.IsVisible(name) || name.Length > MostName || WellFormed.HasInvisible(name))
            errors["name"] = [ReviewTexts.NameMissing(MostName)];
        if (request.IsFor is false && !WellFormed.IsVisible(reasons) || reasons.Length > MostReasons)
            errors["reasons"] = [ReviewTexts.ReasonsMissing(MostReasons)];
        return errors;
    }
}
