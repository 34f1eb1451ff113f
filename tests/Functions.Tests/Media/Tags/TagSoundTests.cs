using System.Net.Http.Json;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Escouade.Platform.Storage;
using FFMpegCore;
using Xunit;

namespace Escouade.Media.Tags;

/// <summary>A sound that somebody keeps says whose it is and where its parts begin.</summary>
public sealed class TagSoundTests(RunningApp app) : IClassFixture<RunningApp>, IDisposable
{
    private const string Title = "Prix = coût; n° 1 # tout \\ rien";

    private readonly HttpClient staff = app.AsAdministrator();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => staff.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tags_cover_and_chapters_are_in_the_files_that_the_page_names(bool isMessageLost)
    {
        var title = isMessageLost ? $"{Title}, perdu" : Title;
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("wav", 4));
        await app.RunQueuesAsync();
        var entry = await PublishAsync(title, media);
        if (isMessageLost)
        {
            Assert.Equal(200, await app.DeliverMessageAsync("ProjectEntry", await app.PeekAsync(StorageNames.ProjectEntry)));
            await app.LoseAsync(StorageNames.ProjectEntry);
            Assert.Equal(1, await app.CountAsync(StorageNames.TagSound));
            // A crash between what is stored and what is asked for.
            await app.LoseAsync(StorageNames.TagSound);
            Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));
        }
        await app.RunQueuesAsync();

        var page = await app.GetJsonAsync(entry);
        foreach (var name in (string[])["sound.m4a", "sound.mp3", "sound-small.mp3"])
        {
            var source = page.GetProperty("media").GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
            var file = await app.Http.GetByteArrayAsync(source.GetProperty("address").GetString(), Token);
            var found = await FFProbe.AnalyseAsync(new Uri(source.GetProperty("address").GetString()!), cancellationToken: Token);

            Assert.Equal(source.GetProperty("size").GetInt64(), file.Length);
            Assert.Equal(title, found.Format.Tags!["title"]);
            Assert.Equal(("L’Escouade numérique", "L’Escouade numérique"), (found.Format.Tags["album"], found.Format.Tags["artist"]));
            Assert.EndsWith(entry[(entry.LastIndexOf('/') + 1)..], found.Format.Tags["comment"], StringComparison.Ordinal);
            Assert.Equal([("Début; un", 0.0, 2.0), ("Fin", 2.0, 4.0)], found.Chapters.Select(chapter => (chapter.Title, chapter.Start.TotalSeconds, chapter.End.TotalSeconds)));
            Assert.Equal(name == "sound-small.mp3" ? [] : [(1400, 1400)], found.VideoStreams.Where(stream => stream.CodecName == "mjpeg").Select(stream => (stream.Width!.Value, stream.Height!.Value)));
            Assert.InRange(found.PrimaryAudioStream!.Duration.TotalSeconds, 3.9, 4.1);
        }
        using var cover = await app.Http.GetAsync(page.GetProperty("media").GetProperty("cover").GetString(), Token);
        Assert.Equal("image/jpeg", cover.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_corrected_title_gets_other_files_and_the_same_message_twice_the_same()
    {
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("wav", 4));
        var entry = await PublishAsync("Un titre fautif", media);
        await app.RunQueuesAsync();
        var (before, bytes) = await SoundAsync(entry);

        var id = (await app.GetJsonAsync(entry)).GetProperty("id").GetString();
        using var read = await staff.GetAsync($"/api/staff/entries/{id}", Token);
        using var replace = new HttpRequestMessage(HttpMethod.Put, $"/api/entries/{id}") { Content = JsonContent.Create(Body("Un titre juste", media)) };
        replace.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag!.ToString());
        using var replaced = await staff.SendAsync(replace, Token);
        replaced.EnsureSuccessStatusCode();
        await app.RunQueuesAsync();
        var (after, corrected) = await SoundAsync("/api/entries/un-titre-juste");

        Assert.NotEqual(before, after);
        Assert.Equal("Un titre juste", (await FFProbe.AnalyseAsync(new MemoryStream(corrected), cancellationToken: Token)).Format.Tags!["title"]);
        // The old address is in people's players.
        Assert.Equal(bytes, await app.Http.GetByteArrayAsync(before, Token));
    }

    [Fact]
    public async Task A_film_gets_its_poster_as_cover_and_an_entry_its_own()
    {
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeFilmAsync(3, "320x240"));
        var (one, other) = (await PublishAsync("Une capsule", media), await PublishAsync("La même ailleurs", media));
        await app.RunQueuesAsync();

        Assert.NotEqual((await SoundAsync(one)).Address, (await SoundAsync(other)).Address);
        var covers = new List<byte[]>();
        foreach (var entry in (string[])[one, other])
            covers.Add(await app.Http.GetByteArrayAsync((await app.GetJsonAsync(entry)).GetProperty("media").GetProperty("cover").GetString(), Token));
        Assert.Equal(covers[0], covers[1]);
        Assert.NotEqual(covers[0], Images.SquareCover.Draw(Images.SquareCover.OfUsAll()));
        var data = (await app.GetJsonAsync(one)).GetProperty("jsonLd");
        Assert.Equal(("VideoObject", "PT3S", "Début; un", 2), (data.GetProperty("@type").GetString(), data.GetProperty("duration").GetString(), data.GetProperty("hasPart")[0].GetProperty("name").GetString(), data.GetProperty("hasPart")[0].GetProperty("endOffset").GetDouble()));
    }

    private async Task<(string Address, byte[] Bytes)> SoundAsync(string entry)
    {
        var address = (await app.GetJsonAsync(entry)).GetProperty("media").GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "sound.mp3").GetProperty("address").GetString()!;
        return (address, await app.Http.GetByteArrayAsync(address, Token));
    }

    private async Task<string> PublishAsync(string title, string media)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/entries") { Content = JsonContent.Create(Body(title, media)), Headers = { { "Idempotency-Key", $"tags-{Guid.NewGuid():N}" } } };
        using var created = await staff.SendAsync(request, Token);
        return created.Headers.Location!.ToString();
    }

    private static object Body(string title, string media) => new { title, body = "Voici.\n\n0:00 Début; un\n0:02 Fin\n", theme = "marketing", kind = "audio", media };
}
