using System.Text.Encodings.Web;
using System.Text.Json;

namespace Escouade.Platform.Http;

/// <summary>How JSON goes over the wire.</summary>
internal static class WireJson
{
    /// <returns>
    /// Options for one serializer context to own. French stays readable and light instead of being escaped: our JSON is never put
    /// inside HTML as it is.
    /// </returns>
    public static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
