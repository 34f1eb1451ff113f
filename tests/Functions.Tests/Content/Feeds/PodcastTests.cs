using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Escouade.Conventions;
using Escouade.Fixtures;
using Escouade.Media;
using Escouade.Media.Renditions;
using Xunit;

namespace Escouade.Content.Feeds;

/// <summary>Rule by rule what directories ask of a podcast.</summary>
public sealed class PodcastTests(PodcastTests.Published published) : IClassFixture<PodcastTests.Published>
{
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_has_what_PSP_1_and_Apple_require()
    {
        var channel = await ReadAsync("/api/feeds/podcast.xml");

        Assert.All(["title", "description", "link", "language"], name => Assert.NotEmpty(channel.Element(name)!.Value));
        Assert.Equal("fr-ca", channel.Element("language")!.Value);
        Assert.EndsWith("/api/feeds/podcast.xml", channel.Element(Atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.Equal(("Business", "false", "episodic"), (channel.Element(Itunes + "category")!.Attribute("text")!.Value, channel.Element(Itunes + "explicit")!.Value, channel.Element(Itunes + "type")!.Value));
        Assert.NotEmpty(channel.Element(Itunes + "author")!.Value);
        Assert.Equal("yes", channel.Element(Podcast + "locked")!.Value);
        Assert.Equal(5, Guid.Parse(channel.Element(Podcast + "guid")!.Value).Version);
    }

    [Fact]
    public async Task Every_episode_has_a_sound_of_its_own_that_is_as_long_as_it_says()
    {
        var items = (await ReadAsync("/api/feeds/podcast.xml")).Elements("item").ToList();

        Assert.Equal(["Une capsule à voir", "Un balado à écouter"], items.Select(item => item.Element("title")!.Value));
        Assert.Equal(2, items.Select(item => item.Element("enclosure")!.Attribute("url")!.Value).Distinct().Count());
        foreach (var item in items)
        {
            var enclosure = item.Element("enclosure")!;
            using var answer = await published.App.Http.GetAsync(enclosure.Attribute("url")!.Value, Token);
            Assert.Equal(("audio/mpeg", enclosure.Attribute("length")!.Value), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentLength!.Value.ToString(CultureInfo.InvariantCulture)));
            Assert.All(item.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "url" or "href" or "uri"), address => Assert.True(address.Value.All(char.IsAscii), address.Value));
            Assert.True(DateTimeOffset.TryParseExact(item.Element("pubDate")!.Value, "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), item.Element("pubDate")!.Value);
            Assert.StartsWith("urn:escouade:", item.Element("guid")!.Value, StringComparison.Ordinal);
            Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
            Assert.Equal("3", item.Element(Itunes + "duration")!.Value);
            Assert.Equal("cc-by-4.0", item.Element(Podcast + "license")!.Value);
            foreach (var (transcript, contentType) in item.Elements(Podcast + "transcript").Zip((string[])["text/vtt", "text/html"]))
            {
                using var words = await published.App.Http.GetAsync(transcript.Attribute("url")!.Value, Token);
                Assert.Equal((contentType, contentType), (transcript.Attribute("type")!.Value, words.Content.Headers.ContentType!.MediaType));
                Assert.Contains("Sauvegardez", await words.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
            }
            Assert.Equal(2, item.Elements(Podcast + "transcript").Count());
        }
        Assert.Contains(items[0].Elements(Podcast + "alternateEnclosure"), other => other.Attribute("type")!.Value == "video/mp4");
    }

    [Fact]
    public async Task An_episode_says_its_place_its_parts_its_best_moment_and_shows_its_cover()
    {
        var items = (await ReadAsync("/api/feeds/podcast.xml")).Elements("item").ToList();

        foreach (var item in items)
        {
            Assert.All([Itunes, Podcast], names => Assert.Equal(("2", "3"), (item.Element(names + "season")!.Value, item.Element(names + "episode")!.Value)));
            Assert.Equal(("1", "2", item.Element("title")!.Value), (item.Element(Podcast + "soundbite")!.Attribute("startTime")!.Value, item.Element(Podcast + "soundbite")!.Attribute("duration")!.Value, item.Element(Podcast + "soundbite")!.Value));
            var cover = await FFMpegCore.FFProbe.AnalyseAsync(new Uri(item.Element(Itunes + "image")!.Attribute("href")!.Value), cancellationToken: Token);
            Assert.Equal((1400, 1400), (cover.PrimaryVideoStream!.Width!.Value, cover.PrimaryVideoStream.Height!.Value));
            var chapters = item.Element(Podcast + "chapters")!;
            Assert.Equal("application/json+chapters", chapters.Attribute("type")!.Value);
            Assert.Equal(2, (await published.App.GetJsonAsync(new Uri(chapters.Attribute("url")!.Value).AbsolutePath)).GetProperty("chapters").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("""{ "Saison": "1", "Épisode": 12 }""", 1, 12)]
    [InlineData("""{ "season": "deux", "episode": "-1" }""", null, null)]
    public void What_cannot_be_read_is_left_out(string extras, int? season, int? number)
    {
        var episode = Entries.Episode.Of(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(extras)!);

        Assert.Equal((season, number), (episode?.Season, episode?.Number));
    }

    [Fact]
    public async Task A_theme_has_a_podcast_of_its_own_under_another_number()
    {
        var (all, theme) = (await ReadAsync("/api/feeds/podcast.xml"), await ReadAsync("/api/feeds/themes/marketing/podcast.xml"));

        Assert.Equal("Un balado à écouter", Assert.Single(theme.Elements("item")).Element("title")!.Value);
        Assert.NotEqual(all.Element(Podcast + "guid")!.Value, theme.Element(Podcast + "guid")!.Value);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await published.App.Http.GetAsync("/api/feeds/themes/rien/podcast.xml", Token)).StatusCode);
    }

    [Fact]
    public async Task The_cover_is_as_large_as_Apple_asks()
    {
        var cover = await FFMpegCore.FFProbe.AnalyseAsync(Path.Combine(Repository.Root, "web", "public", "balado.png"), cancellationToken: Token);

        Assert.Equal(cover.PrimaryVideoStream!.Width, cover.PrimaryVideoStream.Height);
        Assert.InRange(cover.PrimaryVideoStream.Width!.Value, 1400, 3000);
        Assert.Equal("rgb24", cover.PrimaryVideoStream.PixelFormat);
    }

    private async Task<XElement> ReadAsync(string address) => XDocument.Parse(await published.App.Http.GetStringAsync(address, Token)).Root!.Element("channel")!;

    /// <summary>An episode to hear, one to see, and an article, which is none.</summary>
    public sealed class Published(Services services) : IAsyncLifetime
    {
        public RunningApp App { get; } = new(services);

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            using var staff = App.AsAdministrator();
            await PublishAsync(staff, "Un balado à écouter", "audio", "marketing", await SampleMedia.MakeSoundAsync("wav", 3));
            await PublishAsync(staff, "Une capsule à voir", "video", "communication", await SampleMedia.MakeFilmAsync(3, "320x240"));
            await PublishAsync(staff, "Un article à lire", "article", "marketing", null);
            await App.RunQueuesAsync();
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();

        private async Task PublishAsync(HttpClient staff, string title, string kind, string theme, byte[]? file)
        {
            App.Advance(TimeSpan.FromMinutes(1));
            var media = file is null ? null : await MediaCalls.SendAsync(App, file, title);
            if (media is not null)
                (await staff.PutAsJsonAsync($"/api/media/{media}/captions/fr", new { text = "WEBVTT\n\n00:00.000 --> 00:02.000\nSauvegardez.\n" })).EnsureSuccessStatusCode();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(new { title, body = "Voici.\n\n0:00 Début\n0:02 Fin\n", theme, kind, media, extras = new Dictionary<string, object> { ["saison"] = 2, ["épisode"] = "3", ["extrait"] = "0:01-0:03" } }), Headers = { { "Idempotency-Key", kind } } };
            (await staff.SendAsync(request)).EnsureSuccessStatusCode();
        }
    }
}
