using Escouade.Conventions;
using Escouade.Mail.Addresses;
using Escouade.Audience.Signals;
using Escouade.Editorial.Desk.ErrorReports;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.People.Invitations;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Escouade.Platform.Triggers;

public sealed class FunctionManifestTests : IAsyncDisposable
{
    /// <summary>What anybody may post to, signed in or not: a link is the proof, or nothing is changed that is anybody's.</summary>
    private static readonly string[] OpenToAnybody = [nameof(ShowInvitation), nameof(ShowReview), nameof(AddReviewComment), nameof(GiveVerdict), nameof(ReportError), nameof(SendSignal)];

    private readonly WebApplication app = Program.Build([]);

    [Fact]
    public void What_is_committed_is_what_the_endpoints_say()
    {
        var declared = FunctionManifest.Describe(FunctionManifest.EndpointsOf(app));
        var committed = Directory.EnumerateDirectories(Repository.PathTo("functions", "host"))
            .ToDictionary(folder => Path.GetFileName(folder), folder => File.ReadAllText(Path.Combine(folder, "function.json")));

        // Mend with: dotnet run --project functions -- describe functions
        Assert.Equal(declared.OrderBy(function => function.Key, StringComparer.Ordinal), committed.OrderBy(function => function.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_endpoint_states_who_may_call_it()
    {
        var silent = from endpoint in FunctionManifest.EndpointsOf(app)
                     where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                     where endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
                     select endpoint.DisplayName;

        Assert.Empty(silent);
    }

    [Fact]
    public void Whatever_writes_or_is_for_staff_is_closed_to_the_public()
    {
        var open = from endpoint in FunctionManifest.EndpointsOf(app).OfType<RouteEndpoint>()
                   where endpoint.Metadata.GetMetadata<TriggerBinding>() is null
                   let methods = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                   where !methods.All(method => HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
                       || endpoint.RoutePattern.RawText!.StartsWith("/api/staff", StringComparison.Ordinal)
                   where endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is null && !SameOrigin.IsExempt(endpoint.Metadata)
                   select endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

        Assert.Equal(OpenToAnybody.Order(), open.Order());
    }

    [Fact]
    public void Only_one_click_unsubscription_is_written_to_from_elsewhere_and_it_asks_nobody_who_they_are()
    {
        var exempt = FunctionManifest.EndpointsOf(app).Where(endpoint => SameOrigin.IsExempt(endpoint.Metadata)).ToList();

        Assert.Equal(nameof(Unsubscribe), Assert.Single(exempt).Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
        Assert.All(exempt, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    [Fact]
    public void No_trigger_lies_where_the_outside_could_post_to_it()
    {
        var reachable = from endpoint in FunctionManifest.EndpointsOf(app).OfType<RouteEndpoint>()
                        where endpoint.Metadata.GetMetadata<TriggerBinding>() is not null
                        where endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.OrdinalIgnoreCase)
                        select endpoint.RoutePattern.RawText;

        Assert.Empty(reachable);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
