using System.Net;
using System.Text;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Triggers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Platform.Identity;

/// <summary>Every endpoint asked by everybody: what must be refused comes from the endpoints' own policies, so that a new one is asked too.</summary>
public sealed class AccessTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const string Anonymous = "anonymous";
    private const string Reader = "reader";

    private static readonly string[] Everybody = [Anonymous, Reader, .. Roles.All];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Policies.SignedIn] = [Reader, .. Roles.All],
        [Policies.Writers] = [Roles.Expert, Roles.Editor, Roles.Administrator],
        [Policies.Staff] = [Roles.Editor, Roles.Administrator],
        [Policies.Administrators] = [Roles.Administrator],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<RouteEndpoint> Endpoints
        => app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<TriggerBinding>() is null);

    public async ValueTask InitializeAsync()
    {
        var command = app.Services.GetRequiredService<PeopleCommand>();
        foreach (var role in Roles.All)
            Assert.Equal(0, (await command.RunAsync(["grant", AddressOf(role), role], Token)).ExitCode);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Every_endpoint_states_who_may_call_it()
    {
        var silent = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !(endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is { } policy && Allowed.ContainsKey(policy)));

        Assert.NotEmpty(Endpoints);
        Assert.Empty(silent.Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public async Task Everybody_gets_what_is_theirs_and_nobody_gets_more()
    {
        var asked = 0;
        foreach (var endpoint in Endpoints)
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                foreach (var person in Everybody)
                {
                    asked++;
                    var status = await AskAsync(method, endpoint, person);
                    var expected = IsAllowed(endpoint, person) ? null : person == Anonymous ? HttpStatusCode.Unauthorized : (HttpStatusCode?)HttpStatusCode.Forbidden;
                    // Where a link is the proof, one that is not ours is refused to anybody.
                    if (status is HttpStatusCode.Forbidden && expected is null && IsOpenedByLink(endpoint))
                        continue;
                    var isRefused = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                    Assert.True(isRefused ? status == expected : expected is null, $"{method} {endpoint.RoutePattern.RawText} answers {(int)status} to {person}.");
                    Assert.True((int)status < 500, $"{method} {endpoint.RoutePattern.RawText} answers {(int)status} to {person}.");
                }
            }
        }
        Assert.True(asked > 200, $"Only {asked} questions.");
    }

    [Fact]
    public async Task A_revoked_role_stops_within_seconds()
    {
        using var editor = app.As("bref@exemple.ca");
        var command = app.Services.GetRequiredService<PeopleCommand>();
        await command.RunAsync(["grant", "Bref@Exemple.ca", Roles.Editor], Token);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/api/staff/drops", Token)).StatusCode);

        await command.RunAsync(["revoke", "bref@exemple.ca", Roles.Editor], Token);

        var waited = System.Diagnostics.Stopwatch.StartNew();
        while ((await editor.GetAsync("/api/staff/drops", Token)).StatusCode != HttpStatusCode.Forbidden)
        {
            Assert.True(waited.Elapsed < PersonRegistry.Remembered + TimeSpan.FromSeconds(2), "It still acts.");
            await Task.Delay(100, Token);
        }
    }

    [Theory]
    [InlineData("grant", "maude@exemple.ca", "chef")]
    [InlineData("grant", "maude", "admin")]
    [InlineData("grant", "Maude <maude@exemple.ca>", "admin")]
    [InlineData("donne")]
    public async Task A_command_that_makes_no_sense_is_told_so_and_changes_nothing(params string[] words)
    {
        var command = app.Services.GetRequiredService<PeopleCommand>();
        var before = (await command.RunAsync(["list"], Token)).Said;

        var (said, exitCode) = await command.RunAsync(words, Token);

        Assert.Equal(1, exitCode);
        Assert.NotEmpty(said);
        Assert.Equal(before, (await command.RunAsync(["list"], Token)).Said);
    }

    private static bool IsOpenedByLink(RouteEndpoint endpoint)
        => endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is null or Policies.SignedIn
            && endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Count(answer => answer.StatusCode is 403 or 410) == 2;

    private static bool IsAllowed(RouteEndpoint endpoint, string person)
        => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || Allowed[endpoint.Metadata.GetMetadata<IAuthorizeData>()!.Policy!].Contains(person);

    private static string AddressOf(string person) => $"{person}@exemple.ca";

    private async Task<HttpStatusCode> AskAsync(string method, RouteEndpoint endpoint, string person)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "rien"))));
        using var client = app.As(AddressOf(person));
        if (person == Anonymous)
            client.DefaultRequestHeaders.Remove(FrontDoorHeader.Name);
        using var request = new HttpRequestMessage(new(method), $"/{path}");
        if (method is "POST" or "PUT")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
