using System.Text.Json;

namespace Escouade.LocalHost;

/// <summary>One request that the echo app noted.</summary>
internal sealed record Delivery(string Path, string ContentType, string TransferEncoding, string ContentLength, string Body)
{
    public JsonElement Data => JsonDocument.Parse(Body).RootElement.GetProperty(nameof(Data));

    public JsonElement Metadata => JsonDocument.Parse(Body).RootElement.GetProperty(nameof(Metadata));

    public static Delivery Read(string file)
    {
        var parts = File.ReadAllText(file).Split('\n', 5);
        return new Delivery(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
