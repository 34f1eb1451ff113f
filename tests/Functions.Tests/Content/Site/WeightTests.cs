using System.IO.Compression;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Content.Site;

/// <summary>What a phone downloads, with real texts and covers.</summary>
public sealed class WeightTests(AppWithSamples app) : IClassFixture<AppWithSamples>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_fifteen_takes_two_and_a_half_kilobytes_at_most()
        => Assert.InRange((await CompressedAsync("/api/entries")).Length, 100, 2_500);

    [Fact]
    public async Task An_article_takes_six_kilobytes_at_most()
    {
        var list = await app.App.GetJsonAsync("/api/entries?limit=100");

        foreach (var entry in list.GetProperty("items").EnumerateArray())
            Assert.InRange((await CompressedAsync($"/api/entries/{entry.GetProperty("slug").GetString()}")).Length, 100, 6_000);
    }

    [Theory]
    [InlineData("/api/search?q=courriel&limit=50")]
    [InlineData("/api/suggest?q=pu")]
    public async Task What_is_found_is_compressed_too(string address)
    {
        var compressed = await CompressedAsync(address);

        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress))
            await brotli.CopyToAsync(unpacked, Token);
        Assert.True(compressed.Length < unpacked.Length);
    }

    private async Task<byte[]> CompressedAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new("br") } } };
        using var answer = await app.App.Http.SendAsync(request, Token);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        return await answer.Content.ReadAsByteArrayAsync(Token);
    }
}
