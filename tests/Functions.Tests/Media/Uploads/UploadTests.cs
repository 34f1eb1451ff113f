using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Media.Uploads;

public sealed class UploadTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const string FileName = "Épisode nº 1 – l'équipe.MP3";

    private readonly string name = $"{Guid.NewGuid():N}";
    private HttpClient maude = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        maude = await AsExpertAsync($"maude-{name}@exemple.ca");
    }

    public ValueTask DisposeAsync()
    {
        maude.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_sound_is_announced_sent_past_the_API_and_looked_at()
    {
        var sound = await SampleMedia.MakeSoundAsync("mp3", 3);
        var (id, address) = await AnnounceAsync(FileName, sound);

        await new BlobClient(address).UploadAsync(new BinaryData(sound), Token);
        var before = await GetAsync(id);
        Assert.Equal(200, await DeliverAsync(id, address));
        Assert.Equal(200, await DeliverAsync(id, address));

        var after = await GetAsync(id);
        Assert.EndsWith($"/uploads/{id}/episode-no-1-l-equipe.mp3", address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(("awaited", 100), (State(before), before.GetProperty("progress").GetInt32()));
        Assert.Equal(("received", FileName), (State(after), after.GetProperty("fileName").GetString()));
        var content = after.GetProperty("content");
        Assert.Equal(("mp3", JsonValueKind.Null), (content.GetProperty("format").GetString(), content.GetProperty("video").ValueKind));
        Assert.InRange(content.GetProperty("seconds").GetDouble(), 2.9, 3.2);
        Assert.Equal(HttpStatusCode.Conflict, (await maude.PostAsync($"/api/media/{id}/renew", null, Token)).StatusCode);
    }

    [Fact]
    public async Task A_film_that_was_filmed_upright_is_as_high_as_it_is_shown()
    {
        var film = await SampleMedia.MakeFilmAsync(1, "320x180");
        var turned = await SampleMedia.TurnAsync(film);
        var (id, address) = await AnnounceAsync("IMG_0001.mov", turned);
        await new BlobClient(address).UploadAsync(new BinaryData(turned), Token);
        await DeliverAsync(id, address);

        var video = (await GetAsync(id)).GetProperty("content").GetProperty("video");

        Assert.Equal((180, 320), (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()));
    }

    [Fact]
    public async Task The_signature_lets_one_file_in_and_nothing_out()
    {
        var (_, address) = await AnnounceAsync("un.mp3", new byte[10]);
        var (_, other) = await AnnounceAsync("deux.mp3", new byte[10]);
        var blob = new BlobClient(address);
        await blob.UploadAsync(new BinaryData(new byte[10]), Token);

        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadContentAsync(Token))).Status);
        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => blob.DeleteAsync(cancellationToken: Token))).Status);
        var elsewhere = new UriBuilder(other) { Query = address.Query };
        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => new BlobClient(elsewhere.Uri).UploadAsync(new BinaryData(new byte[10]), Token))).Status);
        var plain = new UriBuilder(address) { Query = "" };
        Assert.NotEqual(HttpStatusCode.OK, (await app.Http.GetAsync(plain.Uri, Token)).StatusCode);
    }

    [Fact]
    public async Task What_was_sent_before_the_line_broke_is_told_and_a_fresh_address_takes_the_rest()
    {
        var sound = await SampleMedia.MakeSoundAsync("wav", 2);
        var half = sound.Length / 2;
        var (id, address) = await AnnounceAsync("memo.wav", sound);
        await new BlockBlobClient(address).StageBlockAsync(BlockId(0), new MemoryStream(sound, 0, half), cancellationToken: Token);

        var blocks = JsonElement.Parse(await maude.GetStringAsync($"/api/media/{id}/blocks", Token));
        var progress = (await GetAsync(id)).GetProperty("progress").GetInt32();
        using var renewed = await maude.PostAsync($"/api/media/{id}/renew", null, Token);
        var fresh = new BlockBlobClient(new Uri(JsonElement.Parse(await renewed.Content.ReadAsStringAsync(Token)).GetProperty("address").GetString()!));
        await fresh.StageBlockAsync(BlockId(1), new MemoryStream(sound, half, sound.Length - half), cancellationToken: Token);
        await fresh.CommitBlockListAsync([BlockId(0), BlockId(1)], cancellationToken: Token);
        await DeliverAsync(id, address);

        var arrived = Assert.Single(blocks.GetProperty("items").EnumerateArray());
        Assert.Equal((BlockId(0), half), (arrived.GetProperty("id").GetString(), arrived.GetProperty("size").GetInt32()));
        Assert.InRange(progress, 49, 50);
        Assert.Equal("received", State(await GetAsync(id)));
    }

    public static TheoryData<string, Func<Task<byte[]>>> Unusable => new()
    {
        { "vide", () => Task.FromResult(Array.Empty<byte>()) },
        { "ni un son ni une vidéo", () => Task.FromResult(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Ceci est un texte.\n", 500)))) },
        { "ni un son ni une vidéo", () => Task.FromResult("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"u8.ToArray()) },
        { "ni un son ni une vidéo", () => Task.FromResult("ffconcat version 1.0\nfile /etc/passwd\n"u8.ToArray()) },
        { "ni un son ni une vidéo", () => SampleMedia.MakeAsync("png", "-f", "lavfi", "-i", "testsrc=size=64x64", "-frames:v", "1") },
        { "trop petite ou trop grande", () => SampleMedia.MakeFilmAsync(1, "8x8", "-c:v", "mpeg4") },
        { "s’arrête avant sa fin", async () => Half(await SampleMedia.MakeFilmAsync(20, "64x64", "-movflags", "+faststart")) },
        { "s’arrête avant sa fin", async () => Half(await SampleMedia.MakeSoundAsync("mp3", 20)) },
        { "plus de quatre heures", () => SampleMedia.MakeAsync("flac", "-f", "lavfi", "-i", "anullsrc=sample_rate=8000:channel_layout=mono", "-t", "14500") },
    };

    [Theory]
    [MemberData(nameof(Unusable), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_is_no_use_is_refused_in_words_and_another_may_come_in_its_place(string words, Func<Task<byte[]>> makeAsync)
    {
        var bytes = await makeAsync();
        var (id, address) = await AnnounceAsync("entrevue.mp4", bytes);
        await new BlobClient(address).UploadAsync(new BinaryData(bytes), Token);

        Assert.Equal(200, await DeliverAsync(id, address));

        var refused = await GetAsync(id);
        Assert.Equal("refused", State(refused));
        Assert.Contains(words, refused.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await maude.PostAsync($"/api/media/{id}/renew", null, Token)).StatusCode);
    }

    [Fact]
    public async Task A_file_of_whose_arrival_nobody_was_told_is_found_all_the_same()
    {
        var sound = await SampleMedia.MakeSoundAsync("mp3", 1);
        var (id, address) = await AnnounceAsync(FileName, sound);
        await new BlobClient(address).UploadAsync(new BinaryData(sound), Token);

        Assert.Equal(200, await app.RunTimerAsync("RepairMedia"));
        await app.RunQueuesAsync();

        Assert.Equal("ready", State(await GetAsync(id)));
    }

    [Fact]
    public async Task Another_file_than_the_one_announced_is_refused()
    {
        var sound = await SampleMedia.MakeSoundAsync("mp3", 1);
        var (shorter, first) = await AnnounceAsync("un.mp3", sound);
        var (changed, second) = await AnnounceAsync("deux.mp3", sound, Convert.ToHexString(SHA256.HashData("autre"u8)));
        await new BlobClient(first).UploadAsync(new BinaryData(sound[..^1]), Token);
        await new BlobClient(second).UploadAsync(new BinaryData(sound), Token);
        await DeliverAsync(shorter, first);
        await DeliverAsync(changed, second);

        Assert.Contains("taille", (await GetAsync(shorter)).GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("abîmé", (await GetAsync(changed)).GetProperty("problem").GetString(), StringComparison.Ordinal);

        await new BlobClient(first).UploadAsync(new BinaryData(sound), overwrite: true, Token);
        await DeliverAsync(shorter, first);
        Assert.Equal("received", State(await GetAsync(shorter)));
    }

    [Fact]
    public async Task Only_its_owner_and_staff_see_a_medium()
    {
        var (id, _) = await AnnounceAsync("un.mp3", new byte[10]);
        using var karim = await AsExpertAsync($"karim-{name}@exemple.ca");
        using var staff = app.AsAdministrator();

        foreach (var address in (string[])[$"/api/media/{id}", $"/api/media/{id}/blocks"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await karim.GetAsync(address, Token)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(address, Token)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await karim.PostAsync($"/api/media/{id}/renew", null, Token)).StatusCode);
        Assert.Equal(200, await app.DeliverUploadAsync("inconnu", "un.mp3"));
    }

    [Theory]
    [InlineData("title", """{"fileName":"a.mp3","size":1}""")]
    [InlineData("fileName", """{"title":"Un","fileName":"../a.mp3","size":1}""")]
    [InlineData("size", """{"title":"Un","fileName":"a.mp3","size":0}""")]
    [InlineData("size", """{"title":"Un","fileName":"a.mp3"}""")]
    [InlineData("language", """{"title":"Un","fileName":"a.mp3","size":1,"language":"es"}""")]
    [InlineData("sha256", """{"title":"Un","fileName":"a.mp3","size":1,"sha256":"abc"}""")]
    public async Task What_is_announced_wrongly_is_told_by_field(string field, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/media") { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };

        using var answer = await maude.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, Assert.Single(JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject()).Name);
    }

    private async Task<HttpClient> AsExpertAsync(string person)
    {
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", person, Roles.Expert], Token);
        return app.As(person);
    }

    private async Task<(string Id, Uri Address)> AnnounceAsync(string fileName, byte[] bytes, string? sha256 = null)
    {
        // Nobody sends a file of nothing on purpose: whoever does has announced something.
        var body = new { title = "L’équipe", language = "fr", fileName, size = Math.Max(1, bytes.Length), sha256 = sha256 ?? Convert.ToHexString(SHA256.HashData(bytes)) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/media") { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
        using var answer = await maude.SendAsync(request, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, text);
        var announced = JsonElement.Parse(text);
        return (announced.GetProperty("id").GetString()!, new Uri(announced.GetProperty("upload").GetProperty("address").GetString()!));
    }

    private async Task<JsonElement> GetAsync(string id) => JsonElement.Parse(await maude.GetStringAsync($"/api/media/{id}", Token));

    private Task<int> DeliverAsync(string id, Uri address) => app.DeliverUploadAsync(id, Path.GetFileName(address.AbsolutePath));

    private static string State(JsonElement item) => item.GetProperty("state").GetString()!;

    private static string BlockId(int number) => Convert.ToBase64String(BitConverter.GetBytes(number));

    private static byte[] Half(byte[] bytes) => bytes[..(bytes.Length / 2)];
}
