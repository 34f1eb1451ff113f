using Escouade.Platform.Idempotency;
using Escouade.Platform.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Escouade.Platform.Limits;

/// <summary>Asked of the endpoints' metadata, so that a new endpoint is asked too.</summary>
public sealed class WritingEndpointsTests : IAsyncDisposable
{
    private readonly WebApplication app = Program.Build([]);

    private IEnumerable<RouteEndpoint> Writing
        => from endpoint in FunctionManifest.EndpointsOf(app).OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<TriggerBinding>() is null
           where !endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.All(method => HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
           select endpoint;

    [Fact]
    public void Every_endpoint_that_writes_has_a_limit()
    {
        Assert.NotEmpty(Writing);
        Assert.Empty(Writing.Where(endpoint => endpoint.Metadata.GetMetadata<RateLimit>() is null).Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public void Every_endpoint_that_answers_with_what_it_created_has_an_idempotency_key()
    {
        var creating = Writing.Where(endpoint => endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.StatusCode == StatusCodes.Status201Created)).ToList();

        Assert.NotEmpty(creating);
        Assert.Empty(creating.Where(endpoint => endpoint.Metadata.GetMetadata<IdempotencyKey>() is null).Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public void No_two_limits_share_their_permits()
    {
        string[] names = [RateLimits.Writes.Name, RateLimits.Invitations.Name, RateLimits.SignIns.Name];

        Assert.Equal(names.Distinct(), names);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
