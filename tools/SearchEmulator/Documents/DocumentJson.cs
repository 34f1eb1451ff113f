using System.Text.Encodings.Web;
using System.Text.Json;

namespace Escouade.SearchEmulator.Documents;

/// <summary>JSON without needless escapes: French text keeps its letters, which keeps stored and sent bytes few.</summary>
internal static class DocumentJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
