using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Fixtures;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Platform.Idempotency;

public sealed class IdempotencyKeyTests(CreatingInstances instances) : IClassFixture<CreatingInstances>, IAsyncLifetime
{
    private readonly RunningApp app = instances.App;
    private readonly RunningApp beside = instances.Beside;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the tests before did is forgotten.</summary>
    public async ValueTask InitializeAsync()
    {
        app.Advance(TimeSpan.FromHours(25));
        await app.RunTimerAsync(nameof(ForgetExpired));
        instances.Reset();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task One_after_the_other_the_second_gets_the_very_answer_of_the_first()
    {
        using var first = await CreateAsync(app, "un", "du texte");
        using var second = await CreateAsync(beside, "un", "du texte");

        Assert.Single(instances.Runs);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await DescribeAsync(first), await DescribeAsync(second));
        Assert.Equal("/api/probe/1", second.Headers.Location!.ToString());
        Assert.Equal("\"tag-1\"", second.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        using var first = await CreateAsync(app, "un", "du texte");
        using var other = await CreateAsync(beside, "un", "un autre texte");
        using var query = await CreateAsync(beside, "un", "du texte", address: "/api/probe?x=1");
        using var spelling = await CreateAsync(beside, "un", "un autre texte", address: "/API/Probe/");

        Assert.All([other, query, spelling], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Contains("a déjà servi pour un autre contenu", await ReadAsync(other), StringComparison.Ordinal);
        Assert.Single(instances.Runs);
    }

    [Fact]
    public async Task At_once_one_runs_and_the_others_are_told_to_wait()
    {
        var entered = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        instances.During = async _ =>
        {
            entered.TrySetResult();
            await go.Task;
            return false;
        };
        var first = CreateAsync(app, "un", "du texte");
        await entered.Task.WaitAsync(Token);

        var others = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => CreateAsync(number % 2 == 0 ? app : beside, "un", "du texte")));
        using var different = await CreateAsync(beside, "un", "un autre texte");
        go.SetResult();
        using var done = await first;
        using var again = await CreateAsync(beside, "un", "du texte");

        Assert.All(others, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.All(others, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), IAnswerStore.ClaimedFor));
        Assert.Contains("déjà en cours", await ReadAsync(others[0]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, different.StatusCode);
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
        Assert.Equal(await DescribeAsync(done), await DescribeAsync(again));
        Assert.Single(instances.Runs);
    }

    [Fact]
    public async Task What_a_crash_left_is_finished_by_asking_again_and_by_nothing_else()
    {
        // An instance that takes the key, and of which nothing is heard until it is too late.
        var late = new TaskCompletionSource();
        instances.During = async _ =>
        {
            await late.Task;
            return false;
        };
        var lost = CreateAsync(beside, "un", "du texte");
        await WaitForRunAsync();
        var claim = await Rows().SingleAsync(Token);
        instances.During = CreatingInstances.Usual;

        using var tooSoon = await CreateAsync(app, "un", "du texte");
        app.Advance(IAnswerStore.ClaimedFor);
        using var other = await CreateAsync(app, "un", "un autre texte");
        var retries = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CreateAsync(app, "un", "du texte")));
        late.SetResult();
        await lost;
        using var settled = await CreateAsync(app, "un", "du texte");

        Assert.False(claim.ContainsKey("Status"));
        Assert.Equal(HttpStatusCode.Conflict, tooSoon.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains(retries, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(retries, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{answer.StatusCode}"));
        Assert.Equal("/api/probe/2", settled.Headers.Location!.ToString());
        Assert.Equal(2, instances.Runs.Count);
    }

    [Fact]
    public async Task What_was_refused_may_be_mended_under_the_same_key()
    {
        instances.During = context => CreatingInstances.AnsweredAsync(Problems.Validation("title", "Donnez un titre.").ExecuteAsync(context));
        using var refused = await CreateAsync(app, "un", "sans titre");
        instances.During = CreatingInstances.Usual;
        using var mended = await CreateAsync(app, "un", "avec titre");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("title", FieldOf(await ReadAsync(refused)));
        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
    }

    [Fact]
    public async Task What_failed_may_be_asked_again_at_once_but_only_for_the_same()
    {
        instances.During = _ => throw new InvalidOperationException("In between.");
        using var failed = await CreateAsync(app, "un", "du texte");
        instances.During = CreatingInstances.Usual;
        using var other = await CreateAsync(app, "un", "un autre texte");
        using var again = await CreateAsync(app, "un", "du texte");

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("traceId", await ReadAsync(failed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_to_keep_is_made_again()
    {
        instances.During = context => CreatingInstances.AnsweredAsync(context.Response.WriteAsync(new string('é', 40_000)));
        using var first = await CreateAsync(app, "un", "du texte");
        using var second = await CreateAsync(app, "un", "du texte");

        Assert.Equal(80_000, (await first.Content.ReadAsByteArrayAsync(Token)).Length);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(2, instances.Runs.Count);
    }

    [Fact]
    public async Task A_key_is_of_one_person_and_one_address()
    {
        using var first = await CreateAsync(app, "un", "du texte");
        using var elsewhere = await CreateAsync(app, "un", "un autre texte", address: "/api/probe/2/replies");
        using var somebody = await CreateAsync(app, "un", "un autre texte", person: "karim");
        using var nobody = await CreateAsync(app, "un", "encore un autre", person: null);
        using var nobodyAgain = await CreateAsync(app, "un", "encore un autre", person: null);

        Assert.All([first, elsewhere, somebody, nobody], answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(await DescribeAsync(nobody), await DescribeAsync(nobodyAgain));
        Assert.Equal(4, instances.Runs.Count);
        Assert.All(await Rows().ToListAsync(Token), row => Assert.Matches("^[0-9a-f]{64}$", row.PartitionKey));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(201)]
    public async Task A_creation_without_a_usable_key_is_told_so(object? key)
    {
        using var answer = await CreateAsync(app, key is int length ? new string('k', length) : (string?)key, "du texte");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(IdempotencyKey.Header, FieldOf(await ReadAsync(answer)));
        Assert.Empty(instances.Runs);
    }

    [Fact]
    public async Task After_a_day_the_key_is_forgotten()
    {
        using var first = await CreateAsync(app, "un", "du texte");
        app.Advance(TimeSpan.FromHours(23));
        using var known = await CreateAsync(app, "un", "du texte");
        Assert.Equal(200, await app.RunTimerAsync(nameof(ForgetExpired)));
        Assert.Single(await Rows().ToListAsync(Token));

        app.Advance(TimeSpan.FromHours(2));
        using var forgotten = await CreateAsync(app, "un", "un autre texte");
        app.Advance(TimeSpan.FromHours(25));
        Assert.Equal(200, await app.RunTimerAsync(nameof(ForgetExpired)));

        Assert.Equal(await DescribeAsync(first), await DescribeAsync(known));
        Assert.Equal(HttpStatusCode.Created, forgotten.StatusCode);
        Assert.Empty(await Rows().ToListAsync(Token));
    }

    private async Task WaitForRunAsync()
    {
        while (instances.Runs.IsEmpty)
            await Task.Delay(20, Token);
    }

    private IAsyncEnumerable<TableEntity> Rows()
        => app.Services.GetRequiredService<StorageAccounts>().Table(StorageNames.Answers).QueryAsync<TableEntity>(cancellationToken: Token).OrNoneAsync(Token);

    private static async Task<HttpResponseMessage> CreateAsync(RunningApp app, string? key, string body, string address = "/api/probe", string? person = "maude")
    {
        using var client = app.As(person ?? "");
        if (person is null)
            client.DefaultRequestHeaders.Remove(FrontDoorHeader.Name);
        using var content = new StringContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (key is not null)
            request.Headers.Add(IdempotencyKey.Header, key);
        return await client.SendAsync(request, Token);
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage answer)
        => $"{(int)answer.StatusCode} {answer.Headers.Location} {answer.Headers.ETag} {answer.Content.Headers.ContentType} {await ReadAsync(answer)}";

    private static Task<string> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Token);

    private static string FieldOf(string problem) => Assert.Single(JsonElement.Parse(problem).GetProperty("errors").EnumerateObject()).Name;
}
