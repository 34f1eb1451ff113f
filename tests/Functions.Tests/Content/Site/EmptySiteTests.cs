using System.Net;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Content.Site;

/// <summary>The first minute of a new platform, when nothing was ever published.</summary>
public sealed class EmptySiteTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("/api/entries", 200)]
    [InlineData("/api/entries?theme=marketing", 200)]
    [InlineData("/api/entries/rien", 404)]
    [InlineData("/api/themes", 200)]
    [InlineData("/api/tags", 200)]
    [InlineData("/api/experts", 200)]
    [InlineData("/api/experts/personne", 404)]
    [InlineData("/api/search?q=rien", 200)]
    [InlineData("/api/suggest?q=ri", 200)]
    [InlineData("/api/feeds/rss.xml", 200)]
    [InlineData("/api/feeds/feed.json", 200)]
    [InlineData("/api/sitemap.xml", 200)]
    [InlineData("/api/health/ready", 200)]
    public async Task Readers_get_an_answer(string address, int status)
    {
        using var answer = await app.Http.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
    }

    [Fact]
    public async Task Staff_see_that_nothing_was_dropped()
    {
        using var staff = app.AsAdministrator();

        Assert.Equal("""{"items":[],"next":null,"waiting":[]}""", await staff.GetStringAsync("/api/staff/drops", TestContext.Current.CancellationToken));
    }
}
