using System.Net;
using Azure.Data.Tables;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Escouade.Platform.Limits;

/// <summary>An app that no proxy guards, and one whose storage is silent.</summary>
public sealed class UnguardedTests(Services services)
{
    private const int PerNetwork = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forged_header_on_a_direct_call_changes_nothing()
    {
        await using var app = new RunningApp(services, [$"--RateLimits:WritesPerNetwork={PerNetwork}", "--RateLimits:TrustedProxies=0"]) { Map = Map };
        await app.InitializeAsync();

        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < PerNetwork * 2; number++)
        {
            using var client = app.As($"personne-{number}");
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.{number}.7");
            statuses.Add((await client.PostAsync("/api/probe", null, Token)).StatusCode);
        }

        Assert.Equal(PerNetwork, statuses.Count(status => status == HttpStatusCode.NoContent));
        Assert.All(statuses.Skip(PerNetwork), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
    }

    [Fact]
    public async Task Nobody_is_refused_where_limits_are_off_and_nothing_is_stored()
    {
        await using var app = new RunningApp(services, ["--RateLimits:WritesPerNetwork=1", "--RateLimits:IsEnabled=false"]) { Map = Map };
        await app.InitializeAsync();
        using var client = app.As("maude");

        for (var number = 0; number < 3; number++)
            Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/api/probe", null, Token)).StatusCode);

        Assert.Empty(await Rows(app).ToListAsync(Token));
    }

    [Fact]
    public async Task When_storage_is_silent_requests_pass()
    {
        using var limiter = new RateLimiter(new SilentStore(), Options.Create(new RateLimitOptions()), TimeProvider.System, NullLogger<RateLimiter>.Instance);

        Assert.Null(await limiter.CountAsync(RateLimits.Writes, new DefaultHttpContext()));
    }

    private static IAsyncEnumerable<TableEntity> Rows(RunningApp app)
        => app.Services.GetRequiredService<StorageAccounts>().Table(StorageNames.RateLimits).QueryAsync<TableEntity>(cancellationToken: Token).OrNoneAsync(Token);

    private static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/probe", () => TypedResults.NoContent()).WithName("Probe").WithLimit(RateLimits.Writes).AllowAnonymous();

    private sealed class SilentStore : IRateLimitStore
    {
        public Task<Permits> TakeAsync(string key, int wanted, int most, TimeSpan window, CancellationToken cancellationToken)
            => throw new Azure.RequestFailedException("Nobody answers.");
    }
}
