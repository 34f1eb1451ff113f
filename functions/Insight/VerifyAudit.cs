using Escouade.Content.Site;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;

namespace Escouade.Insight;

/// <summary>Looks whether a line of the audit log is missing or was altered.</summary>
internal static class VerifyAudit
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/audit/verify", Reads.Methods, HandleAsync)
            .WithName(nameof(VerifyAudit))
            .WithSummary("Looks whether a line of the audit log is missing or was altered.")
            .WithTags("staff")
            .Produces<AuditVerdict>()
            .RequireAuthorization(Policies.Staff);

    private static async Task<SnapshotResult> HandleAsync(IAuditLog log, CancellationToken cancellationToken)
        => new(Snapshot.OfJson(await log.VerifyAsync(cancellationToken), InsightJson.Wire.AuditVerdict), isPrivate: true);
}
