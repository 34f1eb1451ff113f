using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.Content.Searching;
using Escouade.Fixtures;
using Escouade.Media;
using Escouade.Media.Renditions;
using Escouade.Search.Service;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Search;

public sealed class MomentTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const string Captions = """
        WEBVTT

        00:00.000 --> 00:06.000
        Bonjour à toutes et à tous.

        00:06.000 --> 00:12.000
        Aujourd’hui, on parle d’infolettres.

        00:13.000 --> 00:20.000
        Faites une sauvegarde de vos contacts,

        00:20.000 --> 00:27.000
        chaque soir, sans exception.

        00:28.000 --> 00:34.000
        Et voilà pour cette capsule.
        """;

    private readonly HttpClient staff = app.AsAdministrator();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await app.RunQueuesAsync();

    public ValueTask DisposeAsync()
    {
        staff.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_said_is_found_with_its_second_until_it_is_corrected_or_taken_away()
    {
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 35));
        using var saved = await PutAsync($"/api/media/{media}/captions/fr", null, new { text = Captions });
        using var created = await PublishAsync("Une capsule sans indice", media);
        await app.RunQueuesAsync();

        var found = Assert.Single(await SearchAsync("sauvegardes"));
        Assert.Equal("une-capsule-sans-indice", found.GetProperty("slug").GetString());
        var moment = Assert.Single(found.GetProperty("moments").EnumerateArray());
        // Eleven letters into a caption of 38 letters and seven seconds.
        Assert.Equal(15, moment.GetProperty("seconds").GetDouble(), tolerance: 0.1);
        Assert.Contains("<mark>sauvegarde</mark>", moment.GetProperty("snippetHtml").GetString(), StringComparison.Ordinal);

        using var edited = await PutAsync($"/api/media/{media}/captions/fr/cues/3", saved.Headers.ETag!.ToString(), new { text = "Faites une copie de vos contacts," });
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        await app.RunQueuesAsync();
        Assert.DoesNotContain(await SearchAsync("sauvegarde"), result => result.TryGetProperty("moments", out _));
        Assert.Equal(15.3, Assert.Single(await SearchAsync("copie contacts")).GetProperty("moments")[0].GetProperty("seconds").GetDouble(), tolerance: 0.1);
        Assert.Equal(3, await CountAsync(found.GetProperty("id").GetString()!));

        using var read = await staff.GetAsync($"/api/staff/entries/{found.GetProperty("id").GetString()}", Token);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/entries/{found.GetProperty("id").GetString()}");
        request.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await staff.SendAsync(request, Token)).StatusCode);
        await app.RunQueuesAsync();
        Assert.Empty(await SearchAsync("copie contacts"));
        Assert.Equal(0, await CountAsync(found.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task A_new_index_holds_the_moments_too_and_the_old_one_is_gone_with_its_own()
    {
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 35));
        await PutAsync($"/api/media/{media}/captions/fr", null, new { text = "WEBVTT\n\n00:00.000 --> 00:12.000\nLes ornithorynques.\n" });
        await PublishAsync("Une autre capsule", media);
        await app.RunQueuesAsync();
        var before = (await Index.FindStateAsync(Token)).Live!;

        using var asked = await staff.PostAsync("/api/staff/search/rebuild", null, Token);
        await app.RunQueuesAsync();

        Assert.NotEqual(before, (await Index.FindStateAsync(Token)).Live);
        Assert.Equal(2.5, Assert.Single(await SearchAsync("ornithorynque")).GetProperty("moments")[0].GetProperty("seconds").GetDouble(), tolerance: 0.1);
        var names = await app.Services.GetRequiredService<SearchClients>().Indexes.GetIndexNamesAsync(Token).ToListAsync(Token);
        Assert.DoesNotContain(MomentSchema.NameOf(before), names);
    }

    [Fact]
    public void Moments_are_ten_to_thirty_seconds_and_keep_sentences_whole()
    {
        var cues = Enumerable.Range(0, 60).Select(at => (From: at * 4.0, To: at * 4.0 + 3.5, Text: at % 3 == 2 ? "fin." : "mot")).ToList();

        var speech = Speech.Of("x", cues);
        var endless = Speech.Of("x", cues.Select(cue => (cue.From, cue.To, "mot")));

        Assert.All(speech.Moments, moment => Assert.EndsWith("fin.", moment.Text, StringComparison.Ordinal));
        Assert.All(speech.Moments, moment => Assert.InRange(moment.To - moment.From, 10, 30));
        Assert.All(endless.Moments.SkipLast(1), moment => Assert.InRange(moment.To - moment.From, 10, 30));
        Assert.Equal(cues.Count, string.Join(' ', speech.Moments.Select(moment => moment.Text)).Split(' ').Length);
    }

    [Fact]
    public void A_word_is_said_as_far_into_its_caption_as_its_letters_are_and_never_in_a_pause()
    {
        var marks = Assert.Single(Speech.Of("x", [(10, 14, "abcdefgh"), (20, 24, "ijklmnop")]).Moments).Marks;

        Assert.Equal([10, 12, 14, 20, 22, 24], new[] { 0, 4, 8, 9, 13, 17 }.Select(at => TimeMark.SecondsAt(marks, at)));
        Assert.Equal(marks, MomentMarks.Read(MomentMarks.Write(marks)));
    }

    private ISearchIndex Index => app.Services.GetRequiredService<ISearchIndex>();

    private async Task<long?> CountAsync(string entry)
    {
        var index = app.Services.GetRequiredService<SearchClients>().Index(MomentSchema.NameOf((await Index.FindStateAsync(Token)).Live!));
        return (await index.SearchAsync<SearchDocument>("*", new SearchOptions { Filter = $"{MomentSchema.Entry} eq '{entry}'", IncludeTotalCount = true }, Token)).Value.TotalCount;
    }

    private async Task<List<JsonElement>> SearchAsync(string query) => [.. (await app.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}")).GetProperty("items").EnumerateArray()];

    private Task<HttpResponseMessage> PublishAsync(string title, string media) => staff.SendAsync(
        new(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(new { title, body = "Voici.", theme = "marketing", kind = "audio", media }), Headers = { { "Idempotency-Key", media } } }, Token);

    private Task<HttpResponseMessage> PutAsync<T>(string where, string? tag, T content)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, where) { Content = JsonContent.Create(content) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return staff.SendAsync(request, Token);
    }
}
