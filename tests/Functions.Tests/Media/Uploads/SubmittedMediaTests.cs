using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Media.Uploads;

/// <summary>What an entry lets hear is as little its author's to change alone, once it is submitted, as its text.</summary>
public sealed class SubmittedMediaTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const string Words = "WEBVTT\n\n00:00.000 --> 00:01.000\nSauvegardez chaque jour.\n";

    private HttpClient maude = null!;
    private HttpClient editor = null!;
    private string media = "";
    private Uri address = null!;
    private JsonElement draft;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var name = $"{Guid.NewGuid():N}"[..8];
        var command = app.Services.GetRequiredService<PeopleCommand>();
        await command.RunAsync(["grant", $"maude-{name}@exemple.ca", Roles.Expert], Token);
        await command.RunAsync(["grant", $"redac-{name}@exemple.ca", Roles.Editor], Token);
        (maude, editor) = (app.As($"maude-{name}@exemple.ca"), app.As($"redac-{name}@exemple.ca"));
        var sound = await SampleMedia.MakeSoundAsync("mp3", 2);
        using var announce = new HttpRequestMessage(HttpMethod.Post, "/api/media") { Content = JsonContent.Create(new { title = "Un balado", fileName = "son.mp3", size = sound.Length }), Headers = { { "Idempotency-Key", name } } };
        using var announced = await maude.SendAsync(announce, Token);
        var said = JsonElement.Parse(await announced.Content.ReadAsStringAsync(Token));
        (media, address) = (said.GetProperty("id").GetString()!, new(said.GetProperty("upload").GetProperty("address").GetString()!));
        await new BlobClient(address).UploadAsync(new BinaryData(sound), Token);
        Assert.Equal(200, await app.DeliverUploadAsync(media, "son.mp3"));
        await app.RunQueuesAsync();
        Assert.Equal(HttpStatusCode.OK, (await CaptionAsync(maude, Words)).StatusCode);
        using var create = new HttpRequestMessage(HttpMethod.Post, "/api/desk/entries") { Content = JsonContent.Create(new { title = $"Balado {name}", body = "Voici.", theme = "marketing", kind = "audio", media }), Headers = { { "Idempotency-Key", name } } };
        using var created = await maude.SendAsync(create, Token);
        draft = await ReadAsync(created, HttpStatusCode.Created);
    }

    public ValueTask DisposeAsync()
    {
        maude.Dispose();
        editor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData]
    [InlineData("approve")]
    [InlineData("approve", "publish")]
    public async Task Its_author_changes_it_while_it_is_a_draft_and_an_editor_from_then_on(params string[] moves)
    {
        Assert.Equal(HttpStatusCode.OK, (await CaptionAsync(maude, Words)).StatusCode);
        await SubmitAsync(moves);

        Assert.Equal(HttpStatusCode.Forbidden, (await CaptionAsync(maude, Words.Replace("Sauvegardez", "Achetez", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(maude, "captions/fr/cues/1", new { text = "Achetez." })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(maude, "chapters", new { chapters = new[] { new { startTime = 0, title = "Achetez" } } })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await maude.PostAsJsonAsync($"/api/media/{media}/replace", new { fileName = "a.mp3", size = 9 }, Token)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(editor, "captions/fr/cues/1", new { text = "Sauvegardez chaque soir." })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(editor, "chapters", new { chapters = new[] { new { startTime = 0, title = "Début" } } })).StatusCode);
        using var staff = app.AsAdministrator();
        var lines = JsonElement.Parse(await staff.GetStringAsync("/api/staff/audit", Token)).GetProperty("items").EnumerateArray()
            .Select(line => line.TryGetProperty("event", out var inner) ? inner : line).Where(line => line.GetProperty("target").GetString() == media).Select(line => line.GetProperty("action").GetString());
        Assert.Superset(new HashSet<string?> { "media.captions.fr", "media.chapters" }, lines.ToHashSet());
    }

    [Fact]
    public async Task What_is_sent_to_an_address_that_still_takes_it_changes_nothing_any_more()
    {
        var replacement = await SampleMedia.MakeSoundAsync("mp3", 5);
        using var announced = await maude.PostAsJsonAsync($"/api/media/{media}/replace", new { fileName = "autre.mp3", size = replacement.Length }, Token);
        var later = new Uri(JsonElement.Parse(await announced.Content.ReadAsStringAsync(Token)).GetProperty("address").GetString()!);
        await SubmitAsync("approve", "publish");
        await app.RunQueuesAsync();

        await new BlobClient(later).UploadAsync(new BinaryData(replacement), Token);
        Assert.Equal(200, await app.DeliverUploadAsync(media, "2-autre.mp3"));
        await new BlobClient(address).UploadAsync(new BinaryData(replacement), overwrite: true, Token);
        Assert.Equal(200, await app.DeliverUploadAsync(media, "son.mp3"));
        Assert.Equal(200, await app.RunTimerAsync("RepairMedia"));
        await app.RunQueuesAsync();

        using var seen = await editor.GetAsync($"/api/media/{media}", Token);
        var now = JsonElement.Parse(await seen.Content.ReadAsStringAsync(Token));
        Assert.Equal("ready", now.GetProperty("state").GetString());
        Assert.Contains("soumis, approuvé ou publié", now.GetProperty("replacement").GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (int)now.GetProperty("content").GetProperty("seconds").GetDouble());
    }

    private async Task SubmitAsync(params string[] moves)
    {
        var entry = await MoveAsync(maude, draft, "submit");
        foreach (var move in moves)
            entry = await MoveAsync(editor, entry, move);
    }

    private Task<HttpResponseMessage> CaptionAsync(HttpClient who, string text) => PutAsync(who, "captions/fr", new { text });

    private Task<HttpResponseMessage> PutAsync<T>(HttpClient who, string what, T content)
        => who.SendAsync(new(HttpMethod.Put, $"/api/media/{media}/{what}") { Content = JsonContent.Create(content), Headers = { { "If-Match", "*" } } }, Token);
}
