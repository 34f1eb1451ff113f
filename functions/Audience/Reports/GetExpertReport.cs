using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Audience.Reports;

/// <summary>Tells staff what an expert gave in a year, and what became of it; as a certificate too.</summary>
internal static class GetExpertReport
{
    private const string Address = "/api/staff/experts/{slug}/report";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(GetExpertReport))
            .WithSummary("Tells staff what an expert gave in a year, this one unless another is named, and what became of it.")
            .WithTags("staff")
            .Produces<VolunteerReport>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Staff);
        app.MapMethods($"{Address}/certificate", Reads.Methods, PrintAsync)
            .WithName("GetExpertCertificate")
            .WithSummary("The same on one page to print.")
            .WithTags("staff")
            .Produces<string>(StatusCodes.Status200OK, Certificate.Type)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Staff);
    }

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(string slug, int? year, VolunteerReports reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (report, refused) = await FindAsync(slug, year, reports, clock, cancellationToken);
        return report is null ? refused! : new SnapshotResult(Snapshot.OfJson(report, AudienceJson.Wire.VolunteerReport), isPrivate: true);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> PrintAsync(
        string slug, int? year, HttpContext context, VolunteerReports reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (report, refused) = await FindAsync(slug, year, reports, clock, cancellationToken);
        return report is null ? refused! : Certificate.Print(context, report, clock.GetUtcNow());
    }

    private static async Task<(VolunteerReport? Report, ProblemHttpResult? Refused)> FindAsync(string slug, int? year, VolunteerReports reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Years.Read(year, clock) is not { } asked)
            return (null, Problems.Validation("year", AudienceTexts.YearInvalid));
        return Slug.IsValid(slug) && await reports.OfExpertAsync(slug, asked, cancellationToken) is { } report ? (report, null) : (null, Problems.Of(StatusCodes.Status404NotFound));
    }
}
