using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Xunit;

namespace Escouade.Media.Uploads;

/// <summary>Another file comes in the place of a medium's; its entry notices nothing but the sound.</summary>
public sealed class ReplaceFileTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private readonly HttpClient staff = app.AsAdministrator();
    private string media = "";
    private string entry = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 2));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(new { title = $"Balado {media}", body = "Voici.", theme = "marketing", kind = "audio", media }), Headers = { { "Idempotency-Key", media } } };
        using var created = await staff.SendAsync(request, Token);
        entry = created.Headers.Location!.ToString();
        await app.RunQueuesAsync();
    }

    public ValueTask DisposeAsync()
    {
        staff.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_old_one_plays_until_all_is_made_of_the_new_one()
    {
        var (before, captions) = (await SoundAsync(), await staff.PutAsJsonAsync($"/api/media/{media}/captions/fr", new { text = "WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour.\n" }, Token));
        Assert.Equal(HttpStatusCode.OK, captions.StatusCode);
        var file = await SampleMedia.MakeSoundAsync("mp3", 5);
        var address = await AnnounceAsync(file.Length);
        Assert.Equal(address.AbsolutePath, (await AnnounceAsync(file.Length)).AbsolutePath);
        Assert.Equal(address.AbsolutePath, (await RenewAsync()).AbsolutePath);

        await new BlobClient(address).UploadAsync(new BinaryData(file), Token);
        var waiting = await MediaCalls.GetAsync(app, media);
        Assert.Equal(("ready", "autre.mp3", 100), (waiting.GetProperty("state").GetString(), waiting.GetProperty("replacement").GetProperty("fileName").GetString(), waiting.GetProperty("replacement").GetProperty("progress").GetInt32()));
        Assert.Equal(200, await app.DeliverUploadAsync(media, "2-autre.mp3"));
        // Not a step has run: whoever comes now hears what there was.
        Assert.Equal("received", (await MediaCalls.GetAsync(app, media)).GetProperty("state").GetString());
        using var chapters = new HttpRequestMessage(HttpMethod.Put, $"/api/media/{media}/chapters") { Content = JsonContent.Create(new { chapters = Array.Empty<object>() }), Headers = { { "If-Match", "*" } } };
        Assert.Equal(HttpStatusCode.OK, (await staff.SendAsync(chapters, Token)).StatusCode);
        Assert.Equal(200, await app.DeliverMessageAsync("ProjectEntry", await app.PeekAsync(Platform.Storage.StorageNames.ProjectEntry)));
        app.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(before, await SoundAsync());

        await app.RunQueuesAsync();
        var after = await SoundAsync();
        Assert.NotEqual(before.Address, after.Address);
        Assert.Equal((2.0, 5.0), (Math.Round(before.Seconds), Math.Round(after.Seconds)));
        Assert.Equal(1, (await app.GetJsonAsync(entry)).GetProperty("media").GetProperty("captions").GetArrayLength());
        var now = await MediaCalls.GetAsync(app, media);
        Assert.Equal(("ready", "autre.mp3", JsonValueKind.Null), (now.GetProperty("state").GetString(), now.GetProperty("fileName").GetString(), now.GetProperty("replacement").ValueKind));
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(before.Address, Token)).StatusCode);
    }

    [Fact]
    public async Task One_that_is_no_use_is_told_and_changes_nothing()
    {
        var before = await SoundAsync();
        var address = await AnnounceAsync(9);
        await new BlobClient(address).UploadAsync(new BinaryData("un texte."u8.ToArray()), Token);
        Assert.Equal(200, await app.DeliverUploadAsync(media, "2-autre.mp3"));
        await app.RunQueuesAsync();

        var refused = await MediaCalls.GetAsync(app, media);
        Assert.Equal("ready", refused.GetProperty("state").GetString());
        Assert.Contains("ni un son ni une vidéo", refused.GetProperty("replacement").GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, await SoundAsync());
        var file = await SampleMedia.MakeSoundAsync("mp3", 3);
        await new BlobClient(await AnnounceAsync(file.Length)).UploadAsync(new BinaryData(file), Token);
        Assert.Equal(200, await app.DeliverUploadAsync(media, "3-autre.mp3"));
        await app.RunQueuesAsync();
        Assert.Equal(3, Math.Round((await SoundAsync()).Seconds));
    }

    [Fact]
    public async Task What_is_announced_wrongly_or_by_somebody_else_is_refused()
    {
        using var nothing = await staff.PostAsJsonAsync($"/api/media/{media}/replace", new { fileName = "a/b", size = 0 }, Token);
        using var nowhere = await staff.PostAsJsonAsync($"/api/media/{new string('0', 26)}/replace", new { fileName = "a.mp3", size = 1 }, Token);

        Assert.Equal(["fileName", "size"], JsonElement.Parse(await nothing.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await staff.PostAsync($"/api/media/{media}/renew", null, Token)).StatusCode);
    }

    private async Task<Uri> AnnounceAsync(long size)
    {
        using var answer = await staff.PostAsJsonAsync($"/api/media/{media}/replace", new { fileName = "autre.mp3", size }, Token);
        return new(JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("address").GetString()!);
    }

    private async Task<Uri> RenewAsync()
    {
        using var answer = await staff.PostAsync($"/api/media/{media}/renew", null, Token);
        return new(JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("address").GetString()!);
    }

    private async Task<(string Address, double Seconds)> SoundAsync()
    {
        var shown = (await app.GetJsonAsync(entry)).GetProperty("media");
        return (shown.GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "sound.mp3").GetProperty("address").GetString()!, shown.GetProperty("seconds").GetDouble());
    }
}
