using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Escouade.Platform.Storage;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Media;

/// <summary>A recording becomes part of an entry: its check list, its page, and what changes of it later.</summary>
public sealed class MediaEntryTests(RunningApp app) : IClassFixture<RunningApp>, IDisposable
{
    private const string Captions = "WEBVTT\n\n00:00.000 --> 00:01.000\nSauvegardez chaque jour.\n";

    private readonly HttpClient staff = app.AsAdministrator();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => staff.Dispose();

    [Fact]
    public async Task A_film_is_published_with_its_words_and_the_page_plays_it()
    {
        var film = await MediaCalls.SendAsync(app, await SampleMedia.MakeFilmAsync(3, "320x240"));
        var draft = await CreateAsync("Une capsule vidéo", film, new());
        Assert.Equal(["media.missing", "captions.missing"], await BlockersAsync(draft));

        await app.RunQueuesAsync();
        Assert.Equal(["captions.missing", "poster.alt"], await BlockersAsync(draft));
        using var saved = await staff.PutAsJsonAsync($"/api/media/{film}/captions/fr", new { text = Captions }, Token);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var described = await SendAsync(staff, HttpMethod.Put, $"/api/desk/entries/{Id(draft)}", Tag(draft), new { title = "Une capsule vidéo", body = "Voici.", theme = "marketing", kind = "video", media = film, extras = new Dictionary<string, string> { ["affiche-alt"] = "Une mire" } });
        var approved = await MoveAsync(staff, await MoveAsync(staff, await ReadAsync(described, HttpStatusCode.OK), "submit"), "approve");
        await MoveAsync(staff, approved, "publish");
        await app.RunQueuesAsync();

        var media = (await app.GetJsonAsync("/api/entries/une-capsule-video")).GetProperty("media");
        Assert.Equal(["film.m3u8", "film.mp4", "sound.m4a", "sound.mp3", "sound-small.mp3"], media.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString()));
        Assert.True(media.GetProperty("isVideo").GetBoolean());
        foreach (var address in (string[])["waveform", "poster", "storyboard"])
            Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(media.GetProperty(address).GetString(), Token)).StatusCode);
        Assert.Contains("Sauvegardez", await app.Http.GetStringAsync(media.GetProperty("captions")[0].GetProperty("vtt").GetString(), Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_corrected_later_reaches_the_page_whatever_crashes(bool isMessageLost)
    {
        var sound = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 2));
        using var saved = await staff.PutAsJsonAsync($"/api/media/{sound}/captions/fr", new { text = Captions }, Token);
        var title = $"Un balado {(isMessageLost ? "perdu" : "tenu")}";
        using var create = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(new { title, body = "Voici.", theme = "marketing", kind = "audio", media = sound }), Headers = { { "Idempotency-Key", title } } };
        using var created = await staff.SendAsync(create, Token);
        // Published before it is ready: its page plays it as soon as it is.
        await app.RunQueuesAsync();
        var address = created.Headers.Location!.ToString();
        Assert.False((await app.GetJsonAsync(address)).GetProperty("media").GetProperty("isVideo").GetBoolean());

        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/media/{sound}/captions/fr/cues/1") { Content = JsonContent.Create(new { text = "Sauvegardez chaque soir." }) };
        request.Headers.TryAddWithoutValidation("If-Match", saved.Headers.ETag!.ToString());
        using var edited = await staff.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        if (isMessageLost)
        {
            await app.LoseAsync(StorageNames.ProjectEntry);
            Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));
        }
        await app.RunQueuesAsync();

        var vtt = (await app.GetJsonAsync(address)).GetProperty("media").GetProperty("captions")[0].GetProperty("vtt").GetString();
        Assert.Contains("chaque soir", await app.Http.GetStringAsync(vtt, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_number_of_a_recording_is_refused_in_words()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/desk/entries") { Content = JsonContent.Create(new { title = "Sans son", body = "Rien.", media = "../x" }), Headers = { { "Idempotency-Key", "sans-son" } } };
        using var refused = await staff.SendAsync(request, Token);

        Assert.Contains("n’est pas le numéro d’un enregistrement", JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("errors").GetProperty("media")[0].GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> CreateAsync(string title, string media, Dictionary<string, string> extras)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/desk/entries") { Content = JsonContent.Create(new { title, body = "Voici.", theme = "marketing", kind = "video", media, extras }), Headers = { { "Idempotency-Key", media } } };
        using var created = await staff.SendAsync(request, Token);
        return await ReadAsync(created, HttpStatusCode.Created);
    }

    private async Task<List<string?>> BlockersAsync(JsonElement draft)
        => [.. JsonElement.Parse(await staff.GetStringAsync($"/api/desk/entries/{Id(draft)}/checks", Token)).GetProperty("items").EnumerateArray().Where(check => check.GetProperty("blocks").GetBoolean()).Select(check => check.GetProperty("code").GetString())];
}
