using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Audience.Hours;

/// <summary>Lists the time that the caller noted in a year, this one unless another is named.</summary>
internal static class ListHours
{
    public const string Address = "/api/me/hours";

    internal sealed record Response(int Year, decimal Sum, IReadOnlyList<NotedHours> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(ListHours))
            .WithSummary("Lists the time that the caller noted in a year, this one unless another is named.")
            .WithTags("people")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Writers);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(int? year, ClaimsPrincipal person, IHoursStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Years.Read(year, clock) is not { } asked)
            return Problems.Validation("year", AudienceTexts.YearInvalid);
        var items = await store.ListAsync(person.Id(), asked, cancellationToken);
        return new SnapshotResult(Snapshot.OfJson(new Response(asked, items.Sum(hours => hours.Amount), items), AudienceJson.Wire.ListHoursResponse), isPrivate: true);
    }
}
