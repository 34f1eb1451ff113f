using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Media.Quarantine;
using Escouade.Media.Renditions;
using Escouade.Platform.Storage;
using Xunit;

namespace Escouade.Media.Costs;

public sealed class MediaEstimateTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly CostOptions Prices = new() { CpuSecond = 0.01, GigabyteMonth = 2, TranscriptionMinute = 0.5 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_medium_takes_is_said_before_anything_is_made_of_it()
    {
        var id = await MediaCalls.SendAsync(app, await SampleMedia.MakeFilmAsync(30, "640x480"));
        var said = (await MediaCalls.GetAsync(app, id)).GetProperty("estimate");
        Assert.Empty((await MediaCalls.GetAsync(app, id)).GetProperty("renditions").EnumerateArray());

        await app.RunQueuesAsync();
        var renditions = (await MediaCalls.GetAsync(app, id)).GetProperty("renditions").EnumerateArray().Sum(one => one.GetProperty("size").GetInt64());
        using var staff = app.AsAdministrator();
        var job = JsonElement.Parse(await staff.GetStringAsync("/api/staff/jobs", Token)).GetProperty("items").EnumerateArray().First(one => one.GetProperty("media").GetString() == id);

        Assert.Equal(0.5, said.GetProperty("transcriptionMinutes").GetDouble(), tolerance: 0.01);
        Assert.InRange(said.GetProperty("cpuSeconds").GetDouble(), 1, 30);
        Assert.InRange(said.GetProperty("bytes").GetInt64(), renditions, 5 * renditions);
        Assert.Equal(said.GetProperty("processing").GetDouble(), job.GetProperty("estimate").GetProperty("processing").GetDouble());
        await app.LoseAsync(StorageNames.ProjectEntry);
    }

    [Fact]
    public void Twice_as_long_costs_twice_as_much_and_what_is_silent_is_not_written_down()
    {
        var film = new MediaContent("mov", 600, new("h264", 1920, 1080, 30), new("aac", 2, 48_000));
        var (once, twice, silent) = (MediaEstimate.Of(film, 0, Prices), MediaEstimate.Of(film with { Seconds = 1_200 }, 0, Prices), MediaEstimate.Of(film with { Audio = null }, 0, Prices));

        Assert.Equal(2, twice.CpuSeconds / once.CpuSeconds, tolerance: 0.001);
        Assert.Equal((10, 5.0, 0.0), (once.TranscriptionMinutes, once.Transcription, silent.Transcription));
        Assert.Equal(once.CpuSeconds * 0.01, once.Processing, tolerance: 0.001);
        Assert.Equal(once.Bytes / 1e9 * 2, once.StorageMonth, tolerance: 0.001);
        Assert.True(silent.CpuSeconds < once.CpuSeconds);
    }
}
