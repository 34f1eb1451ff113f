using System.Net;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Escouade.Platform.Storage;
using Xunit;

namespace Escouade.Media.Jobs;

public sealed class JobTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_failed_five_times_is_listed_and_made_when_it_is_replayed()
    {
        var id = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 2), "En panne");
        // Five tries later, the host leaves the message there.
        var message = await app.PeekAsync(StorageNames.MakeSound);
        await app.LoseAsync(StorageNames.MakeSound);
        await app.PoisonAsync(StorageNames.PoisonSounds, message);
        await app.PoisonAsync(StorageNames.PoisonSounds, "no json");
        using var staff = app.AsAdministrator();

        var failed = Assert.Single(await ListAsync(staff), job => job.GetProperty("media").GetString() == id);
        using var replayed = await staff.PostAsync("/api/staff/jobs/replay", null, Token);
        await app.RunQueuesAsync();
        var done = Assert.Single(await ListAsync(staff), job => job.GetProperty("media").GetString() == id);

        Assert.Equal(("En panne", "MakeSound", "failed"), (failed.GetProperty("title").GetString(), failed.GetProperty("step").GetString(), failed.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        Assert.Equal(1, JsonElement.Parse(await replayed.Content.ReadAsStringAsync(Token)).GetProperty("replayed").GetInt32());
        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal("ready", (await MediaCalls.GetAsync(app, id)).GetProperty("state").GetString());
        // What nobody can read is left for people to look at.
        Assert.Equal(1, await app.CountAsync(StorageNames.PoisonSounds));
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient staff) => [.. JsonElement.Parse(await staff.GetStringAsync("/api/staff/jobs", Token)).GetProperty("items").EnumerateArray()];
}
