using System.Security.Claims;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Audience.Reports;

/// <summary>Tells the caller what they gave in a year, and what became of it; as a certificate too.</summary>
internal static class GetMyReport
{
    private const string Address = "/api/me/report";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(GetMyReport))
            .WithSummary("Tells the caller what they gave in a year, this one unless another is named, and what became of it.")
            .WithTags("people")
            .Produces<VolunteerReport>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Writers);
        app.MapMethods($"{Address}/certificate", Reads.Methods, PrintAsync)
            .WithName("GetMyCertificate")
            .WithSummary("The same on one page to print.")
            .WithTags("people")
            .Produces<string>(StatusCodes.Status200OK, Certificate.Type)
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Writers);
    }

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(int? year, ClaimsPrincipal person, VolunteerReports reports, TimeProvider clock, CancellationToken cancellationToken)
        => Years.Read(year, clock) is { } asked
            ? new SnapshotResult(Snapshot.OfJson(await reports.OfAsync(person.Id(), person.Name(), person.ExpertSlug(), asked, cancellationToken), AudienceJson.Wire.VolunteerReport), isPrivate: true)
            : Problems.Validation("year", AudienceTexts.YearInvalid);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> PrintAsync(
        int? year, ClaimsPrincipal person, HttpContext context, VolunteerReports reports, TimeProvider clock, CancellationToken cancellationToken)
        => Years.Read(year, clock) is { } asked
            ? Certificate.Print(context, await reports.OfAsync(person.Id(), person.Name(), person.ExpertSlug(), asked, cancellationToken), clock.GetUtcNow())
            : Problems.Validation("year", AudienceTexts.YearInvalid);
}
