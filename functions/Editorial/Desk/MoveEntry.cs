using System.Globalization;
using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Editorial.Desk.Checks;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Editorial.Desk;

/// <summary>Moves an entry from state to state: submits, approves, publishes, archives…</summary>
internal static class MoveEntry
{
    private const int MostReasons = 2_000;

    // A clock that is late must not make « now » the past.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    internal sealed record Request
    {
        /// <summary>When, for what is to happen later: RFC 3339. A text, so that one that is no time is told so in words.</summary>
        public string? At { get; init; }

        /// <summary>Why, for a refusal; at most 2,000 characters.</summary>
        public string? Reasons { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/desk/entries/{id}/moves/{action}", HandleAsync)
            .WithName(nameof(MoveEntry))
            .WithSummary("Moves an entry from state to state, see /api/staff/workflow. If-Match is required.")
            .WithTags("desk")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired)
            .WithLimit(RateLimits.Writes)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Ok<DeskView>, ProblemHttpResult>> HandleAsync(
        string id,
        string action,
        Request request,
        [FromHeader(Name = "If-Match")] string? known,
        ClaimsPrincipal person,
        HttpContext context,
        IEntryStore entries,
        DeskChanges changes,
        DeskMoves moves,
        Checklist checklist,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (Workflow.Find(action) is not { } move || await changes.FindAsync(id, cancellationToken) is not { } entry || !writer.MaySee(entry))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (StaleDraft.Refuse(entry, known) is { } refused)
            return refused;
        if (!move.From.Contains(entry.State))
            return Problems.Of(StatusCodes.Status409Conflict, DeskTexts.NoSuchMove(action, entry.State));
        if (action == Workflow.Bin && !Workflow.MayBin(entry))
            return Problems.Of(StatusCodes.Status409Conflict, DeskTexts.IsLive);
        if (!Workflow.MayMove(move, entry, writer))
            return Problems.Of(StatusCodes.Status403Forbidden, action == Workflow.Approve && writer.IsEditor ? DeskTexts.OwnWords : null);
        var reasons = WellFormed.Text(request.Reasons ?? "").Trim();
        if (move.Needs is MoveNeed.Reasons && (!WellFormed.IsVisible(reasons) || reasons.Length > MostReasons))
            return Problems.Validation("reasons", DeskTexts.ReasonsMissing(MostReasons));
        var at = TimeIn(request.At);
        if (move.Needs is MoveNeed.PublishAt or MoveNeed.ArchiveAt && !(at > clock.GetUtcNow() - Grace))
            return Problems.Validation("at", DeskTexts.TimeMissing);

        if (action == Workflow.Approve && await checklist.WhatBlocksAsync(await entries.ReadRevisionAsync(entry.Revision, cancellationToken), cancellationToken) is { } blocking)
            return Problems.Of(StatusCodes.Status409Conflict, blocking);
        if (await moves.MoveAsync(entry, move, writer, at, move.Needs is MoveNeed.Reasons ? reasons : null, cancellationToken) is not { } moved)
            return StaleDraft.Of(await changes.FindAsync(id, cancellationToken), entry.Tag);
        context.Response.Headers.ETag = moved.Tag;
        return TypedResults.Ok(DeskView.Of(moved, await entries.FindAsync(id, cancellationToken), writer));
    }

    /// <returns>Null for what names no moment: without its offset, a time of day is one in Québec and another in Greenwich.</returns>
    private static DateTimeOffset? TimeIn(string? text)
        => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Kind != DateTimeKind.Unspecified
            ? new DateTimeOffset(time.ToUniversalTime())
            : null;
}
