using System.Text.Json;

namespace Escouade.Platform.Http;

/// <summary>How JSON goes over the wire.</summary>
internal static class WireJson
{
    /// <returns>
    /// Options for one serializer context to own.
    /// </returns>
    public static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web) { Encoder = WireEncoder.Instance };
}
