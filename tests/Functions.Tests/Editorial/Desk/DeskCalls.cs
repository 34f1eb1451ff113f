using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Escouade.Editorial.Desk;

/// <summary>What writers ask of the desk.</summary>
internal static class DeskCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Id(JsonElement entry) => entry.GetProperty("id").GetString()!;

    public static string Tag(JsonElement entry) => entry.GetProperty("tag").GetString()!;

    public static string State(JsonElement entry) => entry.GetProperty("state").GetString()!;

    public static IEnumerable<string?> Moves(JsonElement entry) => entry.GetProperty("moves").EnumerateArray().Select(move => move.GetString());

    public static async Task<JsonElement> CreateAsync(HttpClient writer, string title, string body, string? theme = "marketing")
    {
        using var created = await writer.SendAsync(
            new(HttpMethod.Post, "/api/desk/entries") { Content = JsonContent.Create(new { title, body, theme }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } }, Token);
        return await ReadAsync(created, HttpStatusCode.Created);
    }

    public static async Task<JsonElement> SaveAsync(HttpClient writer, JsonElement entry, string title, string body)
    {
        using var saved = await SendAsync(writer, HttpMethod.Put, $"/api/desk/entries/{Id(entry)}", Tag(entry), new { title, body, theme = "marketing" });
        return await ReadAsync(saved, HttpStatusCode.OK);
    }

    public static async Task<JsonElement> MoveAsync(HttpClient writer, JsonElement entry, string action, HttpStatusCode expected = HttpStatusCode.OK, DateTimeOffset? at = null, string? reasons = null)
    {
        using var moved = await SendAsync(writer, HttpMethod.Post, $"/api/desk/entries/{Id(entry)}/moves/{action}", Tag(entry), new { at, reasons });
        return await ReadAsync(moved, expected);
    }

    public static Task<HttpResponseMessage> SendAsync<T>(HttpClient writer, HttpMethod method, string address, string tag, T content)
    {
        var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(content) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return writer.SendAsync(request, Token);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }
}
