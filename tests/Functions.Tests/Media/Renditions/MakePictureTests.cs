using System.Globalization;
using System.Text.RegularExpressions;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using FFMpegCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Media.Renditions;

public sealed class MakePictureTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A landscape one, an upright one of a telephone turned by its header, one of a rate that varies, one that is smaller than any size, one with oblong pixels.
    public static TheoryData<string, string[], string[]> Films => new()
    {
        { "paysage", Film("1280x720", 14), ["240 426x240", "480 854x480", "720 1280x720"] },
        { "debout", Film("640x480", 8), ["240 240x320", "480 480x640"] },
        { "variable", ["-f", "lavfi", "-i", "testsrc=size=640x360:rate=30:duration=8,select='not(mod(n,3))+lt(t,4)'", "-f", "lavfi", "-i", "sine=duration=8", "-fps_mode", "vfr", "-pix_fmt", "yuv420p"], ["240 426x240"] },
        { "minuscule", Film("160x120", 3), ["120 160x120"] },
        { "oblongue", [.. Film("360x288", 3), "-vf", "setsar=16/11"], ["240 436x240"] },
    };

    [Theory]
    [MemberData(nameof(Films))]
    public async Task A_player_finds_every_size_up_to_its_own_in_segments_that_begin_together(string name, string[] arguments, string[] sizes)
    {
        var id = await MediaCalls.SendAsync(app, await (name == "debout" ? SampleMedia.TurnAsync(await SampleMedia.MakeAsync("mp4", arguments)) : SampleMedia.MakeAsync("mp4", arguments)), name);
        await app.RunQueuesAsync();
        var addresses = await MediaCalls.AddressesAsync(app, id);
        Assert.Equal("ready", (await MediaCalls.GetAsync(app, id)).GetProperty("state").GetString());

        var master = await app.Http.GetStringAsync(addresses["film.m3u8"], Token);
        var variants = Regex.Matches(master, """#EXT-X-STREAM-INF:BANDWIDTH=(\d+),AVERAGE-BANDWIDTH=(\d+),CODECS="(avc1\.[0-9a-f]{6}),mp4a\.40\.2",RESOLUTION=(\d+x\d+),AUDIO="sound"\npicture-(\d+)\.m3u8\n""");

        Assert.Equal(sizes, variants.OrderBy(variant => int.Parse(variant.Groups[5].Value, CultureInfo.InvariantCulture)).Select(variant => $"{variant.Groups[5].Value} {variant.Groups[4].Value}"));
        Assert.All(variants, variant => Assert.True(int.Parse(variant.Groups[1].Value, CultureInfo.InvariantCulture) >= int.Parse(variant.Groups[2].Value, CultureInfo.InvariantCulture)));
        Assert.Contains("URI=\"sound.m3u8\"", master, StringComparison.Ordinal);
        var starts = new List<string>();
        foreach (var variant in variants.Select(variant => variant.Groups[5].Value))
        {
            var playlist = await app.Http.GetStringAsync(addresses[$"picture-{variant}.m3u8"], Token);
            var seconds = Regex.Matches(playlist, @"#EXTINF:([\d.]+),").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
            Assert.All(seconds.SkipLast(1), length => Assert.InRange(length, 5.9, 6.1));
            starts.Add(string.Join(' ', seconds.Select(length => length.ToString("F1", CultureInfo.InvariantCulture))));
            var picture = (await FFProbe.AnalyseAsync(addresses[$"picture-{variant}.m3u8"], cancellationToken: Token)).PrimaryVideoStream!;
            Assert.Equal(("h264", "yuv420p"), (picture.CodecName, picture.PixelFormat));
        }
        Assert.Single(starts.Distinct());
        // One that chooses nothing plays one file.
        var film = await FFProbe.AnalyseAsync(addresses["film.mp4"], cancellationToken: Token);
        var whole = (await MediaCalls.GetAsync(app, id)).GetProperty("content").GetProperty("seconds").GetDouble();
        Assert.Equal(("h264", "aac"), (film.PrimaryVideoStream!.CodecName, film.PrimaryAudioStream!.CodecName));
        Assert.InRange(film.Duration.TotalSeconds, whole - 0.3, whole + 0.3);
    }

    [Theory]
    [InlineData(true, "-g", "10")]
    [InlineData(false, "-g", "200")]
    [InlineData(false, "-g", "10", "-b:v", "9M", "-minrate", "9M", "-x264-params", "nal-hrd=cbr:force-cfr=1", "-maxrate", "9M", "-bufsize", "1M")]
    [InlineData(false, "-g", "10", "-pix_fmt", "yuv444p")]
    public async Task What_every_phone_plays_already_is_copied_and_only_that(bool isCopied, params string[] options)
    {
        var source = await SampleMedia.MakeFilmAsync(20, "640x480", options);
        var id = await MediaCalls.SendAsync(app, source);
        await app.RunQueuesAsync();
        var addresses = await MediaCalls.AddressesAsync(app, id);

        Assert.Equal(isCopied, await PacketsAsync(await app.Http.GetByteArrayAsync(addresses["picture-480.mp4"], Token)) == await PacketsAsync(source));
        var starts = new List<double[]>();
        foreach (var size in (int[])[240, 480])
            starts.Add([.. Regex.Matches(await app.Http.GetStringAsync(addresses[$"picture-{size}.m3u8"], Token), @"#EXTINF:([\d.]+),").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))]);
        Assert.All(starts[0].Zip(starts[1]).SkipLast(1), pair => Assert.InRange(pair.Second, pair.First - 0.6, pair.First + 0.6));
        Assert.Equal(starts[0].Length, starts[1].Length);
    }

    [Fact]
    public async Task Picture_and_sound_stay_together()
    {
        // Black and silent but for one flash with a beep, seven seconds in.
        var file = await SampleMedia.MakeAsync(
            "mp4", "-f", "lavfi", "-i", "color=black:size=320x240:rate=25:duration=12,drawbox=color=white:t=fill:enable='between(t,7,7.4)'",
            "-f", "lavfi", "-i", "sine=frequency=800:duration=12,volume=enable='not(between(t,7,7.4))':volume=0", "-pix_fmt", "yuv420p");
        var id = await MediaCalls.SendAsync(app, file);
        await app.RunQueuesAsync();
        var addresses = await MediaCalls.AddressesAsync(app, id);

        foreach (var played in new[] { "film.mp4", "film.m3u8" })
        {
            var flash = await FindAsync(addresses[played], "-vf blackdetect=d=1:pix_th=0.5 -map 0:v:0", @"black_end:([\d.]+)");
            var beep = await FindAsync(addresses[played], "-af silencedetect=n=-40dB:d=1 -map 0:a:0", @"silence_end: ([\d.]+)");
            Assert.InRange(flash, 6.9, 7.1);
            Assert.InRange(beep - flash, -0.08, 0.08);
        }
    }

    [Fact]
    public async Task The_poster_shows_something_and_every_moment_has_its_tile()
    {
        // Black for most of its first second.
        var file = await SampleMedia.MakeAsync("mp4", "-f", "lavfi", "-i", "testsrc=size=640x360:rate=10:duration=25,fade=in:0:8", "-pix_fmt", "yuv420p");
        var id = await MediaCalls.SendAsync(app, file);
        await app.RunQueuesAsync();
        var addresses = await MediaCalls.AddressesAsync(app, id);

        var poster = (await FFProbe.AnalyseAsync(addresses["poster.jpg"], cancellationToken: Token)).PrimaryVideoStream!;
        var board = (await FFProbe.AnalyseAsync(addresses["storyboard.jpg"], cancellationToken: Token)).PrimaryVideoStream!;
        var track = await app.Http.GetStringAsync(addresses["storyboard.vtt"], Token);

        Assert.Equal((640, 360), (poster.Width, poster.Height));
        Assert.True(await BrightnessOfAsync(addresses["poster.jpg"]) > 60);
        Assert.Equal((1600, 270), (board.Width, board.Height));
        Assert.StartsWith("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nstoryboard.jpg#xywh=0,0,160,90\n", track, StringComparison.Ordinal);
        Assert.EndsWith("\n00:00:24.000 --> 00:00:25.000\nstoryboard.jpg#xywh=640,180,160,90\n", track, StringComparison.Ordinal);
        // A film without a sound has none in its playlist.
        Assert.DoesNotContain("AUDIO", await app.Http.GetStringAsync(addresses["film.m3u8"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_messages_twice_give_the_same_bytes()
    {
        var id = await MediaCalls.SendAsync(app, await SampleMedia.MakeFilmAsync(7, "426x240"));
        await app.RunQueuesAsync(deliveries: 2);
        var first = await BytesAsync(id);
        var table = app.Services.GetRequiredService<StorageAccounts>().Table(StorageNames.MediaItems);
        var media = app.Services.GetRequiredService<Uploads.IMediaStore>();

        // Another instance, which saw nothing of it.
        foreach (var step in await media.ListStepsAsync(id, Token))
            await table.DeleteEntityAsync(id, $"step-{step.Name}", cancellationToken: Token);
        Assert.True(await media.SaveAsync((await media.FindAsync(id, Token))! with { State = Uploads.MediaState.Received }, Token));
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));
        await app.RunQueuesAsync();
        var second = await BytesAsync(id);

        Assert.Equal(
            ["film.m3u8", "film.mp4", "picture-240.m3u8", "picture-240.mp4", "poster.jpg", "sound-segments.mp4", "sound-small.mp3", "sound.m3u8", "sound.m4a", "sound.mp3", "storyboard.jpg", "storyboard.vtt", "waveform.json"],
            first.Keys.Order(StringComparer.Ordinal));
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
        Assert.Equal("ready", (await MediaCalls.GetAsync(app, id)).GetProperty("state").GetString());
    }

    /// <returns>How many bytes each picture takes, in order: no other encoding has the same.</returns>
    private static async Task<string> PacketsAsync(byte[] film)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mp4");
        await File.WriteAllBytesAsync(file, film, Token);
        try
        {
            return string.Join(' ', (await FFProbe.GetPacketsAsync(file, cancellationToken: Token)).Packets.Where(packet => packet.CodecType == "video").Select(packet => packet.Size));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string[] Film(string size, int seconds)
        => ["-f", "lavfi", "-i", $"testsrc=size={size}:rate=12:duration={seconds}", "-f", "lavfi", "-i", $"sine=duration={seconds}", "-pix_fmt", "yuv420p", "-shortest"];

    private async Task<Dictionary<string, string>> BytesAsync(string id)
    {
        var read = new Dictionary<string, string>();
        foreach (var (name, address) in await MediaCalls.AddressesAsync(app, id))
            read[name] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await app.Http.GetByteArrayAsync(address, Token)));
        return read;
    }

    private static async Task<double> FindAsync(Uri address, string filter, string pattern)
    {
        var said = "";
        await FFMpegArguments.FromUrlInput(address)
            .OutputToNull(options => options.WithCustomArgument(filter))
            .NotifyOnStandardError(line => said += line + "\n")
            .ProcessAsynchronously();
        return double.Parse(Regex.Match(said, pattern).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <returns>Of all pixels on average, 16 to 235.</returns>
    private static Task<double> BrightnessOfAsync(Uri address) => FindAsync(address, "-vf signalstats,metadata=print", @"signalstats\.YAVG=([\d.]+)");
}
