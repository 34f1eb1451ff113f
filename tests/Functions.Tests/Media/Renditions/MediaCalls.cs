using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Media.Renditions;

/// <summary>What somebody does who sends a medium, and what they get of it.</summary>
internal static class MediaCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <returns>The id of the medium, whose file was looked at and found usable.</returns>
    public static async Task<string> SendAsync(RunningApp app, byte[] file, string title = "Une capsule")
    {
        using var staff = app.AsAdministrator();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/media") { Content = JsonContent.Create(new { title, fileName = "son.bin", size = file.Length }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
        using var answer = await staff.SendAsync(request, Token);
        var announced = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token));
        var id = announced.GetProperty("id").GetString()!;
        await new BlobClient(new Uri(announced.GetProperty("upload").GetProperty("address").GetString()!)).UploadAsync(new BinaryData(file), Token);
        Assert.Equal(200, await app.DeliverUploadAsync(id, "son.bin"));
        Assert.Equal("received", (await GetAsync(app, id)).GetProperty("state").GetString());
        return id;
    }

    public static async Task<JsonElement> GetAsync(RunningApp app, string id)
    {
        using var staff = app.AsAdministrator();
        return JsonElement.Parse(await staff.GetStringAsync($"/api/media/{id}", Token));
    }

    /// <returns>Addresses of what was made of it, by name.</returns>
    public static async Task<IReadOnlyDictionary<string, Uri>> AddressesAsync(RunningApp app, string id)
        => (await GetAsync(app, id)).GetProperty("renditions").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => new Uri(one.GetProperty("address").GetString()!));
}
