using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Xunit;

namespace Escouade.Media.Captions;

public sealed class CaptionsTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const string Text = "WEBVTT\n\n00:00.000 --> 00:01.000\nSauvegarder.\n\n00:01.000 --> 00:02.000\nChaque jour.\n";

    private readonly HttpClient staff = app.AsAdministrator();
    private string address = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => address = $"/api/media/{await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 3))}/captions/fr";

    public ValueTask DisposeAsync()
    {
        staff.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task They_are_stored_in_versions_and_players_get_the_latest()
    {
        var first = await ReadAsync(await PutAsync(address, null, new { text = Text }));
        using var stale = await PutAsync(address, "\"7\"", new { text = Text });
        using var missing = await PutAsync(address, null, new { text = Text });
        var second = await ReadAsync(await PutAsync(address, first.GetProperty("tag").GetString(), new { text = Text.Replace("Chaque jour", "Chaque soir", StringComparison.Ordinal) }));

        var before = JsonElement.Parse(await staff.GetStringAsync($"{address}?version=1", Token));
        using var vtt = await app.Http.GetAsync(second.GetProperty("vtt").GetString(), Token);

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionRequired), (stale.StatusCode, missing.StatusCode));
        Assert.Equal(("reviewed", 2, 2), (second.GetProperty("kind").GetString(), second.GetProperty("version").GetInt32(), second.GetProperty("cues").GetInt32()));
        Assert.Equal("Chaque jour.", before.GetProperty("cues")[1].GetProperty("text").GetString());
        Assert.Contains("Chaque soir.", await vtt.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(("text/vtt", "utf-8"), (vtt.Content.Headers.ContentType!.MediaType, vtt.Content.Headers.ContentType.CharSet));
        Assert.Contains("Chaque soir.", await app.Http.GetStringAsync(second.GetProperty("html").GetString(), Token), StringComparison.Ordinal);
        Assert.Contains("Chaque jour.", await app.Http.GetStringAsync(first.GetProperty("vtt").GetString(), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sentence_is_corrected_over_what_was_read()
    {
        var saved = await ReadAsync(await PutAsync(address, null, new { text = Text }));
        var tag = saved.GetProperty("tag").GetString();

        var edited = await ReadAsync(await PutAsync($"{address}/cues/2", tag, new { text = "Chaque nuit.", speaker = "Maude" }));
        using var stale = await PutAsync($"{address}/cues/1", tag, new { text = "Trop tard." });
        using var nothing = await PutAsync($"{address}/cues/1", edited.GetProperty("tag").GetString(), new { text = "\u200b" });
        using var nowhere = await PutAsync($"{address}/cues/3", edited.GetProperty("tag").GetString(), new { text = "Où ?" });
        var now = JsonElement.Parse(await staff.GetStringAsync(address, Token));

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (stale.StatusCode, nothing.StatusCode, nowhere.StatusCode));
        Assert.Equal(("Chaque nuit.", "Maude"), (now.GetProperty("cues")[1].GetProperty("text").GetString(), now.GetProperty("cues")[1].GetProperty("speaker").GetString()));
        Assert.Equal(2, now.GetProperty("captions").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Of_many_who_save_at_once_none_that_was_accepted_is_lost()
    {
        var tag = (await ReadAsync(await PutAsync(address, null, new { text = Text }))).GetProperty("tag").GetString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => PutAsync($"{address}/cues/1", tag, new { text = $"Mot {number}." })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed));
        Assert.Equal("Sauvegarder.", JsonElement.Parse(await staff.GetStringAsync($"{address}?version=1", Token)).GetProperty("cues")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_is_wrong_is_said_line_by_line_and_nothing_is_stored()
    {
        using var refused = await PutAsync(address, null, new { text = "WEBVTT\n\n00:01.000 --> 00:00.500\nUn.\n\nDeux." });
        using var empty = await PutAsync(address, null, new { });

        var errors = JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("errors").GetProperty("text");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (refused.StatusCode, empty.StatusCode));
        Assert.Equal(["Ligne 3", "Ligne 6"], errors.EnumerateArray().Select(error => error.GetString()!.Split('\u00a0')[0]));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(address, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(address.Replace("/fr", "/xx", StringComparison.Ordinal), null, new { text = Text })).StatusCode);
    }

    private Task<HttpResponseMessage> PutAsync<T>(string where, string? tag, T content)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, where) { Content = JsonContent.Create(content) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return staff.SendAsync(request, Token);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }
}
