using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Fixtures;
using Escouade.Platform.Identity;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Platform.Limits;

/// <summary>Two instances over one storage, behind one proxy that writes where a request comes from.</summary>
public sealed class RateLimitsTests(RateLimitsTests.Instances instances) : IClassFixture<RateLimitsTests.Instances>, IAsyncLifetime
{
    private const int PerPerson = 10;
    private const int PerNetwork = 15;

    private readonly RunningApp app = instances.App;
    private readonly RunningApp beside = instances.Beside;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the test before did lies outside every window.</summary>
    public ValueTask InitializeAsync()
    {
        app.Advance(TimeSpan.FromHours(1));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task However_many_one_person_writes_at_once_over_two_instances_no_more_than_the_limit_get_through()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => WriteAsync(number % 2 == 0 ? app : beside, "maude", $"203.0.{number}.7")));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent), 1, PerPerson);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}"));
    }

    [Fact]
    public async Task Whoever_is_refused_is_told_in_French_when_to_come_back_and_may_then()
    {
        var answers = await WriteManyAsync(PerPerson + 1, "maude", "203.0.113.7");

        using var refused = answers[^1];
        Assert.All(answers.SkipLast(1), answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromSeconds(1), RateLimits.Writes.Window);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        Assert.Equal("Trop de demandes", JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("title").GetString());

        app.Advance(wait - TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await WriteAsync(app, "maude", "203.0.113.7")).StatusCode);
        app.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(app, "maude", "203.0.113.7")).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_is_held_up_by_it()
    {
        await WriteManyAsync(PerPerson + 1, "maude", "203.0.113.7");

        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(beside, "karim", "198.51.100.7")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(beside, "karim", "203.0.113.8")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await WriteAsync(beside, "maude", "198.51.100.7")).StatusCode);
    }

    [Fact]
    public async Task Many_people_of_one_network_share_what_is_the_networks()
    {
        for (var person = 0; person < PerNetwork; person++)
            Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(app, $"personne-{person}", $"203.0.113.{person}")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await WriteAsync(beside, "encore", "203.0.113.200")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(beside, "encore", "203.0.114.1")).StatusCode);
    }

    [Fact]
    public async Task Those_who_did_not_sign_in_are_limited_by_their_network_and_what_a_caller_writes_before_it_changes_nothing()
    {
        for (var number = 0; number < PerNetwork; number++)
            Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(app, person: null, $"192.0.2.{number}, 10.{number}.0.1, 203.0.113.7:5{number:D3}")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await WriteAsync(app, person: null, "198.51.100.1, 203.0.113.9")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(app, person: null, "203.0.113.9, 198.51.100.1")).StatusCode);
    }

    [Fact]
    public async Task What_is_turned_away_uses_up_nothing()
    {
        using var elsewhere = Client(app, "maude", "203.0.113.7");
        elsewhere.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        elsewhere.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        for (var number = 0; number < PerPerson * 2; number++)
            Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.PostAsync("/api/probe", null, Token)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(app, "maude", "203.0.113.7")).StatusCode);
    }

    [Fact]
    public async Task Attempts_to_sign_in_are_counted_even_when_they_fail()
    {
        using var stranger = Client(app, person: null, "203.0.113.7");
        for (var number = 0; number < PerNetwork; number++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/me", Token)).StatusCode);

        using var refused = await stranger.GetAsync("/api/me", Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), RateLimits.SignIns.Window);
    }

    [Fact]
    public async Task Rows_say_nothing_of_whom_they_are_and_leave_when_their_window_is_over()
    {
        await app.RunTimerAsync(nameof(ForgetExpired));
        await WriteAsync(app, "maude", "203.0.113.7");
        var table = app.Services.GetRequiredService<StorageAccounts>().Table(StorageNames.RateLimits);
        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token);
        app.Advance(RateLimits.Writes.Window);
        await WriteAsync(app, "karim", "198.51.100.7");

        for (var delivery = 0; delivery < 2; delivery++)
            Assert.Equal(200, await app.RunTimerAsync(nameof(ForgetExpired)));

        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{64}$", row.PartitionKey));
        var left = await table.QueryAsync<TableEntity>(cancellationToken: Token).Select(row => row.PartitionKey).ToListAsync(Token);
        Assert.Equal(2, left.Count);
        Assert.Empty(left.Intersect(rows.Select(row => row.PartitionKey)));
    }

    private async Task<List<HttpResponseMessage>> WriteManyAsync(int count, string person, string from)
    {
        var answers = new List<HttpResponseMessage>();
        for (var number = 0; number < count; number++)
            answers.Add(await WriteAsync(number % 2 == 0 ? app : beside, person, from));
        return answers;
    }

    private static async Task<HttpResponseMessage> WriteAsync(RunningApp app, string? person, string from)
    {
        using var client = Client(app, person, from);
        return await client.PostAsync("/api/probe", null, Token);
    }

    private static HttpClient Client(RunningApp app, string? person, string from)
    {
        var client = app.As(person ?? "");
        if (person is null)
            client.DefaultRequestHeaders.Remove(FrontDoorHeader.Name);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return client;
    }

    public sealed class Instances : IAsyncLifetime
    {
        public Instances(Services services)
        {
            App = new(services, [$"--RateLimits:WritesPerPerson={PerPerson}", $"--RateLimits:WritesPerNetwork={PerNetwork}", $"--RateLimits:SignInsPerNetwork={PerNetwork}", "--RateLimits:TrustedProxies=1"]) { Map = Map };
            Beside = new(App);
        }

        public RunningApp App { get; }

        public RunningApp Beside { get; }

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            await Beside.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Beside.DisposeAsync();
            await App.DisposeAsync();
        }

        private static void Map(IEndpointRouteBuilder app)
            => app.MapPost("/api/probe", () => TypedResults.NoContent()).WithName("Probe").WithLimit(RateLimits.Writes).AllowAnonymous();
    }
}
