using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Platform.Http;

public sealed class ConventionsTests(ConventionsTests.AppWithEntries app) : IClassFixture<ConventionsTests.AppWithEntries>
{
    [Theory]
    [InlineData("/api/entries")]
    [InlineData("/api/entries/texte-3")]
    [InlineData("/api/entries/texte-3/related")]
    [InlineData("/api/themes")]
    [InlineData("/api/tags")]
    [InlineData("/api/experts")]
    [InlineData("/api/search?q=texte")]
    [InlineData("/api/suggest?q=te")]
    [InlineData("/api/feeds/rss.xml")]
    [InlineData("/api/feeds/atom.xml")]
    [InlineData("/api/feeds/feed.json")]
    [InlineData("/api/feeds/themes/marketing/rss.xml")]
    [InlineData("/api/sitemap.xml")]
    [InlineData("/api/opensearch.xml")]
    [InlineData("/api/staff/drops")]
    [InlineData("/api/staff/search/demand")]
    public async Task A_read_has_a_strong_tag_that_saves_sending_it_again(string address)
    {
        using var reader = app.AsAdministrator();
        using var first = await reader.GetAsync(address, Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await reader.SendAsync(again, Token);
        using var head = await reader.SendAsync(new(HttpMethod.Head, address), Token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.NotNull(first.Headers.CacheControl);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_list_is_walked_by_its_link_to_the_end_without_a_gap()
    {
        var seen = new List<string>();
        var next = "/api/entries?limit=7";
        while (next is not null)
        {
            using var page = await app.Http.GetAsync(next, Token);
            var json = JsonElement.Parse(await page.Content.ReadAsStringAsync(Token));
            seen.AddRange(json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!));
            Assert.Equal(json.GetProperty("next").ValueKind is JsonValueKind.Null, !page.Headers.Contains("Link"));
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(AppWithEntries.Count, seen.Count);
        Assert.Equal(seen.Distinct(), seen);
    }

    [Theory]
    [InlineData("/api/entries?limit=0", "limit")]
    [InlineData("/api/entries?limit=101", "limit")]
    [InlineData("/api/entries?limit=-1", "limit")]
    [InlineData("/api/entries?limit=1e9", "limit")]
    [InlineData("/api/entries?cursor=abc", "cursor")]
    [InlineData("/api/entries?cursor=%00%ff", "cursor")]
    [InlineData("/api/search?q=a&cursor=../..", "cursor")]
    [InlineData("/api/search?q=a&limit=51", "limit")]
    public async Task A_parameter_that_makes_no_sense_is_named(string address, string field)
    {
        using var answer = await app.Http.GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Theory]
    [InlineData("GET", "/api/nulle-part", 404)]
    [InlineData("GET", "/api/entries/nulle-part", 404)]
    [InlineData("GET", "/api/entries/Pas%20un%20slug", 404)]
    [InlineData("GET", "/api/experts/nulle-part", 404)]
    [InlineData("GET", "/api/feeds/nulle-part.xml", 404)]
    [InlineData("GET", "/api/feeds/tags/nulle-part/rss.xml", 404)]
    [InlineData("GET", "/api/feeds/tags/marketing/rss.xml", 404)]
    [InlineData("GET", "/api/entries/nulle-part/related", 404)]
    [InlineData("DELETE", "/api/themes", 405)]
    [InlineData("GET", "/api/staff/drops", 401)]
    [InlineData("POST", "/api/entries", 401)]
    public async Task A_refusal_is_a_French_problem_whatever_the_caller_accepts(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new(method), address);
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await app.Http.SendAsync(request, Token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.Equal("fr-CA", Assert.Single(answer.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task Who_reads_English_is_refused_in_English()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/nulle-part") { Headers = { AcceptLanguage = { new StringWithQualityHeaderValue("en-CA") } } };

        using var answer = await app.Http.SendAsync(request, Token);

        Assert.Contains("Page not found", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_in_stranger_is_not_staff_whatever_roles_the_header_claims()
    {
        using var stranger = app.As("eve@ailleurs.example");

        using var answer = await stranger.GetAsync("/api/staff/drops", Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("bnVsbA==")]
    [InlineData("W10=")]
    [InlineData("eyJ1c2VySWQiOjF9")]
    public async Task A_malformed_principal_is_nobody(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/staff/drops") { Headers = { { "x-ms-client-principal", header } } };

        using var answer = await app.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("cross-site", null, false)]
    [InlineData("same-site", null, false)]
    [InlineData(null, "https://mechant.example", false)]
    [InlineData(null, "null", false)]
    [InlineData("none", null, false)]
    [InlineData("same-origin", "https://mechant.example", false)]
    [InlineData("cross-site", "http://localhost:4280", false)]
    [InlineData(null, null, false)]
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", "http://localhost:4280", true)]
    [InlineData(null, "http://localhost:4280", true)]
    public async Task A_write_has_to_come_from_the_site(string? fetchSite, string? origin, bool isOurs)
    {
        using var staff = app.AsAdministrator();
        staff.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        if (fetchSite is not null)
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var answer = await staff.SendAsync(request, Token);

        Assert.Equal(isOurs ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_write_without_the_header_that_only_scripts_of_the_site_send_is_refused(string? header)
    {
        using var staff = app.AsAdministrator();
        staff.DefaultRequestHeaders.Remove("X-Escouade-Request");
        if (header is not null)
            staff.DefaultRequestHeaders.Add("X-Escouade-Request", header);

        using var answer = await staff.PostAsync("/api/staff/drops/replay", null, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"title\":1}", 400)]
    public async Task A_body_that_is_no_entry_is_a_problem(string body, int status)
    {
        using var staff = app.AsAdministrator();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", "x" } } };

        using var answer = await staff.SendAsync(request, Token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/api/entries", "bidon")]
    [InlineData("/api/invitations/show", "utf-7")]
    [InlineData("/api/invitations/show", "\"\"")]
    [InlineData("/api/me/hours", "")]
    public async Task Letters_of_no_known_encoding_are_a_format_that_is_not_accepted(string address, string charset)
    {
        using var staff = app.AsAdministrator();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}"), Headers = { { "Idempotency-Key", "y" } } };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        using var answer = await staff.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_told_so()
    {
        using var staff = app.AsAdministrator();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = new StringContent(new string('a', 31 * 1024 * 1024), Encoding.UTF8, "application/json") };
        request.Headers.ExpectContinue = true;

        using var answer = await staff.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_parts_it_depends_on_are_well()
    {
        Assert.Equal("ok", (await app.GetJsonAsync("/api/health/live")).GetProperty("status").GetString());
        Assert.Equal("ok", (await app.GetJsonAsync("/api/health/ready")).GetProperty("dependencies").GetProperty("search").GetString());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public sealed class AppWithEntries(Services services) : IAsyncLifetime
    {
        public const int Count = 23;
        private readonly RunningApp app = new(services);

        public HttpClient Http => app.Http;

        public HttpClient As(string person) => app.As(person);

        public HttpClient AsAdministrator() => app.AsAdministrator();

        public Task<JsonElement> GetJsonAsync(string address) => app.GetJsonAsync(address);

        public async ValueTask InitializeAsync()
        {
            await app.InitializeAsync();
            for (var n = 0; n < Count; n++)
                await app.PutAsync($"texte-{n}.md", Encoding.UTF8.GetBytes(IngestDropTests.Text($"Texte {n}", $"theme: marketing\netiquettes: [essai]\ndate: 2026-01-{n + 1:D2}")));
            for (var n = 0; n < Count; n++)
                await app.DeliverDropAsync($"texte-{n}.md");
            await app.RunQueuesAsync();
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
