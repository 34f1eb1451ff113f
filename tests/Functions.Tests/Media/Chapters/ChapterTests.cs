using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Content.Chapters;
using Escouade.Content.Text;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Media.Chapters;

public sealed class ChapterTests(RunningApp app) : IClassFixture<RunningApp>, IDisposable
{
    private readonly HttpClient staff = app.AsAdministrator();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => staff.Dispose();

    [Fact]
    public async Task Those_of_the_file_give_way_to_those_of_the_text_and_these_to_those_that_somebody_wrote()
    {
        var media = await MediaCalls.SendAsync(app, await MakeSoundAsync());
        var (plain, described) = (await PublishAsync("Sans repères", "Voici.", media), await PublishAsync("Avec repères", "Voici.\n\n- 0:00 **L’accueil**\n- 0:02 Les [copies](https://exemple.ca)\n", media));
        await app.RunQueuesAsync();

        Assert.Equal(["0 Début", "1.5 La suite"], await ChaptersAsync(plain));
        Assert.Equal(["0 L’accueil", "2 Les copies"], await ChaptersAsync(described));
        using var exchanged = await app.Http.GetAsync($"{described}/chapters", Token);
        Assert.Equal("application/json+chapters", exchanged.Content.Headers.ContentType!.MediaType);
        Assert.Equal("""{"version":"1.2.0","chapters":[{"startTime":0,"title":"L’accueil"},{"startTime":2,"title":"Les copies"}]}""", await exchanged.Content.ReadAsStringAsync(Token));

        using var saved = await PutAsync(media, "\"0\"", new { version = "1.2.0", chapters = new[] { new { startTime = 0.5, title = "À la main", img = "x" } } });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        await app.RunQueuesAsync();
        Assert.Equal(["0.5 À la main"], await ChaptersAsync(plain));
        Assert.Equal(["0.5 À la main"], await ChaptersAsync(described));

        using var emptied = await PutAsync(media, saved.Headers.ETag!.ToString(), new { chapters = Array.Empty<object>() });
        await app.RunQueuesAsync();
        Assert.Equal(["0 Début", "1.5 La suite"], await ChaptersAsync(plain));
    }

    [Fact]
    public async Task What_cannot_be_played_or_was_written_over_an_older_one_is_refused_in_words()
    {
        var media = await MediaCalls.SendAsync(app, await MakeSoundAsync());

        using var wrong = await PutAsync(media, "*", new { chapters = new object?[] { new { startTime = 2, title = "Deux" }, new { startTime = 1, title = "Un" }, new { startTime = 9, title = "Neuf" }, new { startTime = 2.5, title = "\u200b" }, null } });
        var errors = JsonElement.Parse(await wrong.Content.ReadAsStringAsync(Token)).GetProperty("errors");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["chapters[1].startTime", "chapters[2].startTime", "chapters[3].startTime", "chapters[3].title", "chapters[4].startTime", "chapters[4].title"], errors.EnumerateObject().Select(error => error.Name).Order());
        Assert.Contains("chapitre 2", errors.GetProperty("chapters[1].startTime")[0].GetString(), StringComparison.Ordinal);

        using var unread = await PutAsync(media, null, new { chapters = new[] { new { startTime = 0, title = "Un" } } });
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => PutAsync(media, "\"0\"", new { chapters = new[] { new { startTime = 0, title = $"Un {number}" } } })));
        Assert.Equal(HttpStatusCode.PreconditionRequired, unread.StatusCode);
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed));
        using var stranger = app.As("quelquun@exemple.ca");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/media/{media}/chapters", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/api/entries/rien-de-tel/chapters", Token)).StatusCode);
    }

    [Theory]
    [InlineData("0:00 Début\n1:05 Suite", "0 Début, 65 Suite")]
    [InlineData("Voici :\n\n* (0:00) – Début\n* [1:02:03] - Fin", "0 Début, 3723 Fin")]
    [InlineData("- 00:00 : 3 idées\n- 00:30 100 % à vous", "0 3 idées, 30 100 % à vous")]
    [InlineData("À 1:05, on parle de tout.\n1:05 Seul", "")]
    [InlineData("2:00 Deux\n1:00 Un", "")]
    [InlineData("0:75 Rien\n1:80 Rien", "")]
    [InlineData("10:30:00 à 11:00 Horaire\nvide", "")]
    public void Times_at_the_beginning_of_lines_are_chapters(string markdown, string expected)
        => Assert.Equal(expected, string.Join(", ", DescribedChapters.Find(markdown, app.Services.GetRequiredService<EntryRenderer>()).Select(chapter => $"{chapter.From} {chapter.Title}")));

    private static async Task<byte[]> MakeSoundAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(file, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1500\ntitle=Début\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=3000\ntitle=La suite\n", Token);
        try
        {
            return await SampleMedia.MakeAsync("m4a", "-f", "lavfi", "-i", "sine=duration=3", "-i", file, "-map_metadata", "1");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<string> PublishAsync(string title, string body, string media)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(new { title, body, theme = "marketing", kind = "audio", media }), Headers = { { "Idempotency-Key", Slug.From(title) } } };
        using var created = await staff.SendAsync(request, Token);
        return created.Headers.Location!.ToString();
    }

    private async Task<IEnumerable<string>> ChaptersAsync(string entry)
        => (await app.GetJsonAsync(entry)).GetProperty("media").GetProperty("chapters").EnumerateArray().Select(chapter => $"{chapter.GetProperty("from").GetRawText()} {chapter.GetProperty("title").GetString()}");

    private Task<HttpResponseMessage> PutAsync<T>(string media, string? tag, T content)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/media/{media}/chapters") { Content = JsonContent.Create(content) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return staff.SendAsync(request, Token);
    }
}
