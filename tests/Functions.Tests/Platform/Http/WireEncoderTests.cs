using System.Text.Json;
using Xunit;

namespace Escouade.Platform.Http;

public sealed class WireEncoderTests
{
    [Theory]
    [InlineData("L’été à 20 % : « ça »\u00a0!\u202f", "L’été à 20 % : « ça »\u00a0!\u202f")]
    [InlineData("🎉🎉 fête 🎉", "🎉🎉 fête 🎉")]
    [InlineData("a\"b\\c", "a\\\"b\\\\c")]
    [InlineData("🎉\"", "🎉\\\"")]
    [InlineData("\u0001\u007f\u0085\u2028", "\\u0001\\u007F\\u0085\\u2028")]
    [InlineData("<script>&'+", "<script>&'+")]
    public void Only_what_JSON_has_to_escape_is_escaped(string text, string expected)
    {
        var json = JsonSerializer.Serialize(text, Options);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(text, Options);

        Assert.Equal($"\"{expected}\"", json);
        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(bytes));
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json, Options));
    }

    [Fact]
    public void Half_a_character_becomes_the_sign_for_what_cannot_be_read()
        => Assert.Equal("a\uFFFDb", JsonSerializer.Deserialize<string>(JsonSerializer.Serialize("a\ud800b", Options), Options));

    private static JsonSerializerOptions Options { get; } = new(WireJson.Options()) { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };
}
