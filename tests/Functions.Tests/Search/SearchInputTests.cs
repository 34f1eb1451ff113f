using System.Net;
using System.Text.Json;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Search;

/// <summary>The answers that <c>docs/search.md</c> promises to whatever comes in.</summary>
public sealed class SearchInputTests(SearchInputTests.AppWithOneText app) : IClassFixture<SearchInputTests.AppWithOneText>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Answered => new()
    {
        // Blank: everything.
        { "", 1 }, { "?q=", 1 }, { Query(" \t\u00a0 "), 1 }, { "?inconnu=1", 1 },
        // Control characters part words.
        { Query("publicité\0locale\u001b\r\n"), 1 }, { Query("\u0001\u0002"), 0 },
        // Signs say nothing.
        { Query("???"), 0 }, { Query("😀🎉"), 0 }, { Query("-"), 0 },
        // Quotes that do not close are no quotes.
        { Query("\"publicité"), 1 }, { Query("publicité \"locale"), 1 }, { Query("«publicité locale"), 1 }, { Query("\"\""), 0 },
        { Query("publicité 😀"), 1 },
        // Right to left, and marks that turn the direction.
        { Query("إعلان محلي"), 0 }, { Query("\u202epublicité\u202c"), 1 },
        // Half a character.
        { "?q=%ED%A0%80publicite", 1 }, { "?q=%FF%FE", 0 },
        { Query(new string('z', 200)), 0 },
        // A value that no text has.
        { "?theme=nope", 0 }, { "?kind=nope", 0 }, { "?level=nope", 0 }, { "?sector=nope", 0 }, { "?expert=nope", 0 }, { "?tag=nope", 0 }, { "?language=nope", 0 },
        { "?theme=%F0%9F%98%80", 0 }, { "?theme=", 1 }, { "?sector=" + new string('x', 5_000), 0 },
        { "?limit=1", 1 }, { "?limit=50", 1 }, { "?cursor=1000", 1 },
    };

    public static TheoryData<string, string> Refused => new()
    {
        { Query(new string('a', 201)), "q" }, { Query(new string('a', 10_000)), "q" }, { Query(new string('é', 10_000)), "q" },
        { "?limit=0", "limit" }, { "?limit=-1", "limit" }, { "?limit=1000000000", "limit" }, { "?limit=51", "limit" }, { "?limit=1.5", "limit" }, { "?limit=dix", "limit" }, { "?limit=", "limit" },
        { "?cursor=nope", "cursor" }, { "?cursor=", "cursor" }, { "?cursor=%00", "cursor" }, { "?cursor=1001", "cursor" }, { "?cursor=-5", "cursor" },
        { "?cursor=15%27%20or%20true", "cursor" }, { "?cursor=" + new string('A', 5_000), "cursor" },
    };

    [Theory, MemberData(nameof(Answered))]
    public async Task What_can_be_read_is_answered(string query, int count)
    {
        var found = await app.App.GetJsonAsync($"/api/search{query}");

        Assert.Equal(count, found.GetProperty("count").GetInt64());
        Assert.False(found.GetProperty("degraded").GetBoolean());
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task What_cannot_be_is_refused_in_French_and_names_the_field(string query, string field)
    {
        using var answer = await app.App.Http.GetAsync($"/api/search{query}", Token);

        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Demande mal formée", problem.GetProperty("title").GetString());
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
    }

    [Theory]
    [InlineData(100, HttpStatusCode.OK)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    [InlineData(10_000, HttpStatusCode.BadRequest)]
    public async Task Suggestions_take_a_hundred_characters(int length, HttpStatusCode status)
    {
        using var answer = await app.App.Http.GetAsync($"/api/suggest?q={new string('p', length)}", Token);

        Assert.Equal(status, answer.StatusCode);
    }

    private static string Query(string text) => $"?q={Uri.EscapeDataString(text)}";

    public sealed class AppWithOneText(Services services) : IAsyncLifetime
    {
        public RunningApp App { get; } = new(services);

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            await App.DropAsync("pub.md", IngestDropTests.Text("Optimiser sa publicité locale", "theme: marketing"));
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
