using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using FFMpegCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Media.Renditions;

public sealed class MakeSoundTests(RunningApp app) : IClassFixture<RunningApp>, IDisposable
{
    private const string Title = "L'équipe; \"à fond\" = 100 % \\ #1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sounds");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    // Far too soft, far too loud, and of 5.1 channels of which one speaks.
    public static TheoryData<string, string, int> Sounds => new()
    {
        { "wav", "sine=frequency=300:duration=8,volume=0.02", 1 },
        { "flac", "anoisesrc=color=pink:duration=8:amplitude=0.9:seed=1,aformat=channel_layouts=stereo", 2 },
        { "wav", "sine=frequency=300:duration=8,pan=5.1|FC=c0", 2 },
        { "wav", "sine=frequency=300:duration=8:sample_rate=8000,volume=0.3", 1 },
    };

    [Theory]
    [MemberData(nameof(Sounds))]
    public async Task Every_phone_plays_it_and_it_is_as_loud_as_every_other(string ending, string source, int channels)
    {
        var id = await SendAsync(await SampleMedia.MakeAsync(ending, "-f", "lavfi", "-i", source));

        await app.RunQueuesAsync();

        var renditions = await RenditionsAsync(id);
        Assert.Equal(
            [("sound-small.mp3", "audio/mpeg", "mp3", 1), ("sound.m4a", "audio/mp4", "aac", channels), ("sound.mp3", "audio/mpeg", "mp3", channels)],
            renditions.Select(one => (one.Name, one.ContentType, one.Analysis.PrimaryAudioStream!.CodecName, one.Analysis.PrimaryAudioStream.Channels ?? 0)).Order());
        foreach (var (name, _, size, file, analysis) in renditions)
        {
            var (loudness, peak) = await MeasureAsync(file);
            Assert.True(loudness is >= -17 and <= -15 && peak <= -1.5, $"{name}: {loudness} LUFS, {peak} dBTP");
            Assert.InRange(analysis.Duration.TotalSeconds, 7.9, 8.2);
            Assert.Equal(Title, analysis.Format.Tags!["title"]);
            Assert.True(name != "sound-small.mp3" || size * 8 / analysis.Duration.TotalSeconds < 25_000, $"{size} bytes");
        }
    }

    [Fact]
    public async Task The_same_message_twice_gives_the_same_bytes_and_a_lost_one_is_asked_for_again()
    {
        var id = await SendAsync(await SampleMedia.MakeSoundAsync("mp3", 3));
        var message = await app.PeekAsync(StorageNames.MakeSound);
        await app.LoseAsync(StorageNames.MakeSound);
        Assert.Empty(await RenditionsAsync(id));

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));
        await app.RunQueuesAsync(deliveries: 2);
        var first = await RenditionsAsync(id);
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));
        Assert.Equal(0, await app.CountAsync(StorageNames.MakeSound));

        // Another instance, which saw nothing of it: the step is forgotten, the files are made anew.
        await app.Services.GetRequiredService<StorageAccounts>().Table(StorageNames.MediaItems).DeleteEntityAsync(id, "step-MakeSound", cancellationToken: Token);
        var media = app.Services.GetRequiredService<Uploads.IMediaStore>();
        Assert.True(await media.SaveAsync((await media.FindAsync(id, Token))! with { State = Uploads.MediaState.Received }, Token));
        Assert.Equal(200, await app.DeliverMessageAsync(nameof(MakeSound), message));
        var second = await RenditionsAsync(id);

        Assert.Equal(3, first.Count);
        for (var number = 0; number < first.Count; number++)
            Assert.Equal(await File.ReadAllBytesAsync(first[number].File, Token), await File.ReadAllBytesAsync(second[number].File, Token));
    }

    [Fact]
    public async Task What_is_public_is_read_by_ranges_and_kept_for_ever()
    {
        var id = await SendAsync(await SampleMedia.MakeSoundAsync("mp3", 2));
        await app.RunQueuesAsync();
        var address = (await GetAsync(id)).GetProperty("renditions")[0].GetProperty("address").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Range", "bytes=0-9" } } };

        using var answer = await app.Http.SendAsync(request, Token);

        Assert.Equal((HttpStatusCode.PartialContent, 10), (answer.StatusCode, answer.Content.Headers.ContentLength));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Silence_stays_silent()
    {
        var id = await SendAsync(await SampleMedia.MakeAsync("wav", "-f", "lavfi", "-i", "anullsrc=duration=3"));

        await app.RunQueuesAsync();

        Assert.Equal(3, (await RenditionsAsync(id)).Count);
        Assert.All((await WaveformAsync(id)).GetProperty("peaks").EnumerateArray(), peak => Assert.Equal(0, peak.GetInt32()));
    }

    [Fact]
    public async Task A_player_draws_where_it_is_loud()
    {
        var id = await SendAsync(await SampleMedia.MakeAsync("wav", "-f", "lavfi", "-i", "sine=frequency=300:duration=10,volume=enable='between(t,5,10)':volume=0"));
        await app.RunQueuesAsync();

        var waveform = await WaveformAsync(id);
        var peaks = waveform.GetProperty("peaks").EnumerateArray().Select(peak => peak.GetInt32()).ToList();

        Assert.Equal(Waveform.Most, peaks.Count);
        Assert.InRange(waveform.GetProperty("seconds").GetDouble(), 9.9, 10.1);
        Assert.All(peaks.Take(390), peak => Assert.InRange(peak, 5, 100));
        Assert.All(peaks.Skip(410), peak => Assert.InRange(peak, 0, 1));
    }

    private async Task<JsonElement> WaveformAsync(string id)
    {
        var rendition = (await GetAsync(id)).GetProperty("renditions").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "waveform.json");
        using var answer = await app.Http.GetAsync(rendition.GetProperty("address").GetString(), Token);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token));
    }

    private Task<string> SendAsync(byte[] sound) => MediaCalls.SendAsync(app, sound, Title);

    private Task<JsonElement> GetAsync(string id) => MediaCalls.GetAsync(app, id);

    private async Task<IReadOnlyList<(string Name, string ContentType, long Size, string File, IMediaAnalysis Analysis)>> RenditionsAsync(string id)
    {
        var read = new List<(string, string, long, string, IMediaAnalysis)>();
        foreach (var rendition in (await GetAsync(id)).GetProperty("renditions").EnumerateArray().Where(one => one.GetProperty("name").GetString() != "waveform.json"))
        {
            var name = rendition.GetProperty("name").GetString()!;
            using var answer = await app.Http.GetAsync(rendition.GetProperty("address").GetString(), Token);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
            Assert.Equal((rendition.GetProperty("contentType").GetString(), rendition.GetProperty("size").GetInt64()), (answer.Content.Headers.ContentType!.MediaType, bytes.LongLength));
            var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}-{name}");
            await File.WriteAllBytesAsync(file, bytes, Token);
            read.Add((name, rendition.GetProperty("contentType").GetString()!, bytes.LongLength, file, await FFProbe.AnalyseAsync(file, cancellationToken: Token)));
        }
        return read;
    }

    /// <returns>Integrated loudness in LUFS and true peak in dB, as the ebur128 filter sums them up.</returns>
    private static async Task<(double Loudness, double Peak)> MeasureAsync(string file)
    {
        var said = "";
        await FFMpegArguments.FromFileInput(file)
            .OutputToNull(options => options.WithCustomArgument("-af ebur128=peak=true"))
            .NotifyOnStandardError(line => said += line + "\n")
            .ProcessAsynchronously();
        double Last(string pattern) => double.Parse(Regex.Matches(said, pattern)[^1].Groups[1].Value, CultureInfo.InvariantCulture);
        return (Last(@"I:\s+(-?[\d.]+) LUFS"), Last(@"Peak:\s+(-?[\d.]+) dBFS"));
    }
}
