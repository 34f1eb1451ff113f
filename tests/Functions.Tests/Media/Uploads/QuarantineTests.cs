using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Escouade.Platform.Storage;
using Xunit;

namespace Escouade.Media.Uploads;

/// <summary>Where storage has a scanner, nothing is made of a file before it has spoken; and a file of which nobody was told is found all the same.</summary>
public sealed class QuarantineTests(Services services) : IAsyncLifetime
{
    private readonly RunningApp app = new(services, ["--Quarantine:AwaitsScan", "true"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("No threats found", "received", null)]
    [InlineData("Malicious", "refused", "logiciel malveillant")]
    [InlineData("Error", "held", null)]
    public async Task A_file_is_held_until_the_scanner_has_spoken(string verdict, string state, string? problem)
    {
        var (id, address) = await SendAsync();
        Assert.Equal(200, await app.DeliverUploadAsync(id, "son.mp3"));
        Assert.Equal("held", (await MediaCalls.GetAsync(app, id)).GetProperty("state").GetString());
        Assert.Equal(1, await app.CountAsync(StorageNames.InspectUpload));

        await app.Blobs.GetBlobContainerClient("uploads").GetBlobClient($"{id}/son.mp3").SetTagsAsync(new Dictionary<string, string> { ["Malware Scanning scan result"] = verdict }, cancellationToken: Token);
        Assert.Equal(200, await app.DeliverMessageAsync("InspectUpload", $$"""{"id":"{{id}}","looks":0}"""));

        var now = await MediaCalls.GetAsync(app, id);
        Assert.Equal(state, now.GetProperty("state").GetString());
        Assert.Equal(problem is not null, now.GetProperty("problem").GetString()?.Contains(problem!, StringComparison.Ordinal) is true);
        Assert.Equal(state == "received" ? 1 : 0, await app.CountAsync(StorageNames.MakeSound));
        // Whoever sends a file may not vouch for it.
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => new BlobClient(address).SetTagsAsync(new Dictionary<string, string> { ["Malware Scanning scan result"] = "No threats found" }, cancellationToken: Token));
    }

    [Fact]
    public async Task Looking_again_ends_and_the_repair_goes_on()
    {
        var (id, _) = await SendAsync();
        Assert.Equal(200, await app.DeliverMessageAsync("InspectUpload", $$"""{"id":"{{id}}","looks":0}"""));
        Assert.Equal(("held", 0), ((await MediaCalls.GetAsync(app, id)).GetProperty("state").GetString(), await app.CountAsync(StorageNames.InspectUpload)));

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMedia)));
        Assert.Equal(1, await app.CountAsync(StorageNames.InspectUpload));
    }

    private async Task<(string Id, Uri Address)> SendAsync()
    {
        using var staff = app.AsAdministrator();
        var file = await SampleMedia.MakeSoundAsync("mp3", 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/media") { Content = JsonContent.Create(new { title = "Un son", fileName = "son.mp3", size = file.Length }), Headers = { { "Idempotency-Key", "son" } } };
        using var answer = await staff.SendAsync(request, Token);
        var announced = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token));
        var address = new Uri(announced.GetProperty("upload").GetProperty("address").GetString()!);
        await new BlockBlobClient(address).UploadAsync(new MemoryStream(file), cancellationToken: Token);
        return (announced.GetProperty("id").GetString()!, address);
    }
}
