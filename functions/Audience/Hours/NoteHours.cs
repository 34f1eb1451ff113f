using System.Globalization;
using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Audience.Hours;

/// <summary>Notes time that the caller gave.</summary>
internal static class NoteHours
{
    internal sealed record Request
    {
        /// <summary>Such as <c>2026-11-26</c>; not in the future.</summary>
        public string? Date { get; init; }

        /// <summary>In quarters of an hour, up to a day.</summary>
        public decimal? Amount { get; init; }

        /// <summary><c>writing</c>, <c>review</c>, <c>answering</c>, <c>mentoring</c> or <c>other</c>.</summary>
        public string? Activity { get; init; }

        public string? Note { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost(ListHours.Address, HandleAsync)
            .WithName(nameof(NoteHours))
            .WithSummary("Notes time that the caller gave. Idempotency-Key is required.")
            .WithTags("people")
            .WithLimit(RateLimits.Writes)
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<Created<NotedHours>, ProblemHttpResult>> HandleAsync(
        Request request, [FromHeader(Name = IdempotencyKey.Header)] string key, ClaimsPrincipal person, IHoursStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        // Somewhere it is tomorrow already.
        if (!DateOnly.TryParseExact(request.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year < 2000 || date > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1))
            errors["date"] = [AudienceTexts.DateInvalid];
        if (request.Amount is not { } amount || amount is <= 0 or > NotedHours.MostADay || amount * 4 % 1 != 0)
            (errors["amount"], amount) = ([AudienceTexts.AmountInvalid], 0);
        if (!Enum.TryParse<Activity>(request.Activity, ignoreCase: true, out var activity) || !Enum.IsDefined(activity) || !request.Activity!.Equals(activity.ToString(), StringComparison.OrdinalIgnoreCase))
            errors["activity"] = [AudienceTexts.ActivityUnknown];
        var note = WellFormed.Text(request.Note ?? "").Trim();
        if (note.Length > NotedHours.MostNote)
            errors["note"] = [AudienceTexts.NoteTooLong(NotedHours.MostNote)];
        if (errors.Count > 0)
            return Problems.Validation(errors);

        // The same again under one key is the same note, even where a crash came before the answer was kept; something else takes no other's place.
        var id = RevisionHash.Id(string.Create(CultureInfo.InvariantCulture, $"hours:{person.Id()}:{key}:{date:O}:{amount}:{activity}:{note}"));
        var hours = new NotedHours(id, date, amount, activity, note.Length > 0 ? note : null);
        if (!await store.AddAsync(person.Id(), hours, cancellationToken))
            return Problems.Validation("amount", AudienceTexts.DayTooLong);
        return TypedResults.Created(ListHours.Address, hours);
    }
}
