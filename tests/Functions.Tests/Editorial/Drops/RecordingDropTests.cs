using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Media;
using Escouade.Platform.Storage;
using Xunit;

namespace Escouade.Editorial.Drops;

/// <summary>A recording is dropped as files of one name, in whichever order.</summary>
public sealed class RecordingDropTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Words = "WEBVTT\n\n00:00.000 --> 00:01.000\nSauvegardez chaque soir.\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Orders => ["yml wav fr.vtt", "wav fr.vtt yml", "fr.vtt wav yml", "wav yml fr.vtt"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task What_comes_first_waits_and_says_for_what_and_the_last_publishes_all(string order)
    {
        var stem = $"balado-{Slug(order)}";
        var parts = new Dictionary<string, byte[]>
        {
            ["yml"] = Encoding.UTF8.GetBytes($"titre: Le {stem}\ntheme: marketing\nresume: Un balado pour essayer.\ntexte: |\n  Voici.\n\n  0:00 Début\n  0:01 Fin\n"),
            ["wav"] = await SampleMedia.MakeSoundAsync("wav", 2),
            ["fr.vtt"] = Encoding.UTF8.GetBytes(Words),
        };
        foreach (var (part, at) in order.Split(' ').Select((part, at) => (part, at)))
        {
            await app.DropAsync($"{stem}.{part}", parts[part], deliveries: 2);
            if (at < 2)
                Assert.Equal(("waiting", true), await StateAsync($"{stem}.{part}"));
        }

        foreach (var part in parts.Keys)
            Assert.Equal(("accepted", false), await StateAsync($"{stem}.{part}"));
        var page = await app.GetJsonAsync($"/api/entries/le-{stem}");
        Assert.Equal(("audio", 1), (page.GetProperty("kind").GetString(), page.GetProperty("revision").GetInt32()));
        var media = page.GetProperty("media");
        Assert.Equal(["Début", "Fin"], media.GetProperty("chapters").EnumerateArray().Select(chapter => chapter.GetProperty("title").GetString()));
        Assert.Contains("Sauvegardez", await app.Http.GetStringAsync(media.GetProperty("captions")[0].GetProperty("vtt").GetString(), Token), StringComparison.Ordinal);
        Assert.All(media.GetProperty("sources").EnumerateArray(), source => Assert.True(source.GetProperty("size").GetInt64() > 0));
        // It is kept where people's own uploads are, and nowhere else.
        Assert.False(await app.Blobs.GetBlobContainerClient(StorageNames.Inbox).GetBlobClient($"{stem}.wav").ExistsAsync(Token));
        Assert.Single(await app.Blobs.GetBlobContainerClient(StorageNames.Uploads).GetBlobsAsync(cancellationToken: Token).Where(blob => blob.Name.EndsWith($"/{stem}.wav", StringComparison.Ordinal)).ToListAsync(Token));
    }

    [Fact]
    public async Task Each_part_may_be_mended_alone_and_what_staff_corrected_stays()
    {
        await DropAllAsync("mendable", "titre: À mender\ntheme: marketing\nresume: Bonjour.\n", Words, await SampleMedia.MakeSoundAsync("wav", 2));
        var (id, before) = await MediaAsync("a-mender");
        using var staff = app.AsAdministrator();
        using var edit = new HttpRequestMessage(HttpMethod.Put, $"/api/media/{id}/captions/fr/cues/1") { Content = JsonContent.Create(new { text = "Sauvegardez chaque nuit." }), Headers = { { "If-Match", "*" } } };
        (await staff.SendAsync(edit, Token)).EnsureSuccessStatusCode();

        await app.DropAsync("mendable.yml", "titre: À mender encore\ntheme: marketing\nresume: Bonjour.\n");
        var renamed = await MediaAsync("a-mender-encore");
        Assert.Equal(id, renamed.Id);
        Assert.Contains("chaque nuit", await WordsAsync(renamed.Media), StringComparison.Ordinal);

        await app.DropAsync("mendable.fr.vtt", Words.Replace("chaque soir", "chaque midi", StringComparison.Ordinal));
        Assert.Contains("chaque midi", await WordsAsync((await MediaAsync("a-mender-encore")).Media), StringComparison.Ordinal);

        await app.DropAsync("mendable.wav", await SampleMedia.MakeSoundAsync("wav", 4));
        var longer = (await MediaAsync("a-mender-encore")).Media;
        Assert.Equal((2, 4), ((int)before.GetProperty("seconds").GetDouble(), (int)longer.GetProperty("seconds").GetDouble()));
    }

    [Fact]
    public async Task What_is_wrong_is_told_of_the_file_that_it_is_wrong_in()
    {
        await DropAllAsync("fautive", "titre: La fautive\ntheme: rien-de-tel\n", Words, await SampleMedia.MakeSoundAsync("wav", 1));
        Assert.Equal("rejected", (await StateAsync("fautive.yml")).State);
        Assert.Contains("rien-de-tel", await ProblemAsync("fautive.yml"), StringComparison.Ordinal);

        await app.DropAsync("fautive.yml", "titre: La fautive\ntheme: marketing\nresume: Bonjour.\n");
        Assert.Equal("accepted", (await StateAsync("fautive.yml")).State);

        await app.DropAsync("latine.fr.srt", [.. "1\n00:00:00,000 --> 00:00:01,000\nBient"u8, 0xF4, .. "t.\n"u8]);
        await app.DropAsync("latine.wav", await SampleMedia.MakeSoundAsync("wav", 1));
        await app.DropAsync("latine.yml", "titre: La latine\ntheme: marketing\nresume: Bonjour.\n");
        Assert.Contains("UTF-8", await ProblemAsync("latine.fr.srt"), StringComparison.Ordinal);

        await DropAllAsync("muette", "titre: La muette\ntheme: marketing\nresume: Bonjour.\n", "WEBVTT\n\n00:05.000 --> 00:01.000\nÀ l’envers.\n", await SampleMedia.MakeSoundAsync("wav", 1));
        Assert.Contains("finit avant de commencer", await ProblemAsync("muette.fr.vtt"), StringComparison.Ordinal);
        Assert.Equal("waiting", (await StateAsync("muette.yml")).State);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Http.GetAsync("/api/entries/la-muette", Token)).StatusCode);
        await app.DropAsync("muette.yml", "titre: La muette\ntheme: marketing\nresume: Bonjour.\nexception-transcription: De la musique\n");
        Assert.Equal("audio", (await app.GetJsonAsync("/api/entries/la-muette")).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_film_needs_words_for_its_poster()
    {
        await app.DropAsync("film.mp4", await SampleMedia.MakeFilmAsync(2, "160x120"));
        await app.DropAsync("film.vtt", Words);
        await app.DropAsync("film.yml", "titre: Le film\ntheme: marketing\nresume: Bonjour.\n");
        Assert.Contains("affiche-alt", await ProblemAsync("film.yml"), StringComparison.Ordinal);

        await app.DropAsync("film.yml", "titre: Le film\ntheme: marketing\nresume: Bonjour.\naffiche-alt: Une mire\n");
        var page = await app.GetJsonAsync("/api/entries/le-film");
        Assert.Equal(("video", true), (page.GetProperty("kind").GetString(), page.GetProperty("media").GetProperty("isVideo").GetBoolean()));
    }

    [Fact]
    public async Task All_parts_at_once_are_one_recording()
    {
        var inbox = app.Blobs.GetBlobContainerClient(StorageNames.Inbox);
        await inbox.CreateIfNotExistsAsync(cancellationToken: Token);
        var sound = await SampleMedia.MakeSoundAsync("wav", 1);
        var parts = new (string Name, byte[] Content)[] { ("ensemble.yml", "titre: Ensemble\ntheme: marketing\nresume: Bonjour.\n"u8.ToArray()), ("ensemble.fr.vtt", Encoding.UTF8.GetBytes(Words)), ("ensemble.wav", sound) };
        foreach (var (name, content) in parts)
            await inbox.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, Token);

        var answers = await Task.WhenAll(parts.SelectMany(part => Enumerable.Repeat(part, 3)).Select(part => app.DeliverDropAsync(part.Name)));
        await app.RunQueuesAsync();

        Assert.All(answers, answer => Assert.Equal(200, answer));
        var page = await app.GetJsonAsync("/api/entries/ensemble");
        Assert.Equal(1, page.GetProperty("revision").GetInt32());
        Assert.Equal(3, page.GetProperty("media").GetProperty("sources").GetArrayLength());
        foreach (var (name, _) in parts)
            Assert.Equal("accepted", (await StateAsync(name)).State);
    }

    private async Task DropAllAsync(string stem, string side, string words, byte[] sound)
    {
        await app.DropAsync($"{stem}.wav", sound);
        await app.DropAsync($"{stem}.fr.vtt", words);
        await app.DropAsync($"{stem}.yml", side);
    }

    private async Task<(string Id, JsonElement Media)> MediaAsync(string slug)
    {
        var media = (await app.GetJsonAsync($"/api/entries/{slug}")).GetProperty("media");
        var address = new Uri(media.GetProperty("sources")[0].GetProperty("address").GetString()!);
        return (address.Segments[^4].Length == 27 ? address.Segments[^4][..^1] : address.Segments[^3][..^1], media);
    }

    private Task<string> WordsAsync(JsonElement media) => app.Http.GetStringAsync(media.GetProperty("captions")[0].GetProperty("vtt").GetString(), Token);

    private async Task<string> ProblemAsync(string name)
    {
        using var staff = app.AsAdministrator();
        var record = JsonElement.Parse(await staff.GetStringAsync("/api/staff/drops?limit=100", Token)).GetProperty("items").EnumerateArray().First(one => one.GetProperty("name").GetString() == name);
        return string.Join('\n', record.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("message").GetString()));
    }

    private async Task<(string State, bool SaysWhy)> StateAsync(string name)
    {
        using var staff = app.AsAdministrator();
        var record = JsonElement.Parse(await staff.GetStringAsync("/api/staff/drops?limit=100", Token)).GetProperty("items").EnumerateArray().First(one => one.GetProperty("name").GetString() == name);
        return (record.GetProperty("state").GetString()!, record.GetProperty("problems").GetArrayLength() > 0);
    }

    private static string Slug(string order) => Content.Text.Slug.From(order);
}
