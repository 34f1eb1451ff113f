using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;

namespace Escouade.Media.Transcription;

/// <summary>The fast transcription of Azure AI Speech.</summary>
/// <remarks>https://learn.microsoft.com/azure/ai-services/speech-service/fast-transcription-create; tried against a server that answers as is written there, not against the service itself.</remarks>
internal sealed class SpeechTranscriber(Uri endpoint) : ITranscriber, IDisposable
{
    private const string Version = "2025-10-15";
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    // It takes two hours of sound, and answers when it is done with all of it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private const long MostBytes = 300L * 1024 * 1024;

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly Lazy<TokenCredential> identity = new(() => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));

    public bool IsPaid => true;

    public async Task<IReadOnlyList<SaidWord>> TranscribeAsync(FileInfo sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellationToken)
    {
        if (sound.Length > MostBytes)
            throw new TranscriptionRefusedException($"{sound.Length} bytes are more than the service takes.");
        var definition = new JsonObject
        {
            ["locales"] = new JsonArray(language == "en" ? "en-CA" : "fr-CA"),
            ["profanityFilterMode"] = "None",
            ["phraseList"] = new JsonObject { ["phrases"] = new JsonArray([.. phrases.Select(phrase => JsonValue.Create(phrase))]) },
        };
        await using var content = sound.OpenRead();
        using var form = new MultipartFormDataContent
        {
            { new StreamContent(content) { Headers = { ContentType = new("audio/mpeg") } }, "audio", sound.Name },
            { new StringContent(definition.ToJsonString(), Encoding.UTF8, "application/json"), "definition" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, $"/speechtotext/transcriptions:transcribe?api-version={Version}")) { Content = form };
        // On this machine nobody asks who it is.
        if (!endpoint.IsLoopback)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await identity.Value.GetTokenAsync(new([Scope]), cancellationToken)).Token);
        using var answer = await http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity)
            throw new TranscriptionRefusedException($"The service answered {(int)answer.StatusCode}: {text}");
        answer.EnsureSuccessStatusCode();
        return Read(text);
    }

    public void Dispose() => http.Dispose();

    private static List<SaidWord> Read(string json)
    {
        var words = new List<SaidWord>();
        foreach (var phrase in JsonElement.Parse(json).GetProperty("phrases").EnumerateArray())
        {
            if (phrase.TryGetProperty("words", out var said) && said.GetArrayLength() > 0)
                words.AddRange(said.EnumerateArray().Select(Word));
            else if (phrase.GetProperty("text").GetString() is { Length: > 0 })
                words.Add(Word(phrase));
        }
        return words;
    }

    private static SaidWord Word(JsonElement said)
    {
        var from = said.GetProperty("offsetMilliseconds").GetDouble() / 1_000;
        return new(from, from + said.GetProperty("durationMilliseconds").GetDouble() / 1_000, said.GetProperty("text").GetString()!.Trim());
    }
}
