using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escouade.Platform.Triggers;

/// <summary>Takes the message out of the envelope that the Functions host posts for a trigger.</summary>
/// <remarks>
/// The envelope is <c>{"Data":{"NAME":…},"Metadata":{…}}</c>; the host encodes every string of <c>Metadata</c> as JSON once more,
/// and the text of a queue message is quoted twice. See "custom handlers" in the Functions documentation.
/// </remarks>
internal static class TriggerEnvelope
{
    /// <returns>The JSON object that the handler binds its message from.</returns>
    /// <exception cref="FormatException">The envelope is not of the trigger's shape.</exception>
    public static JsonObject ReadMessage(TriggerBinding trigger, JsonElement envelope) => trigger switch
    {
        BlobTrigger blob => ReadPathVariables(blob, envelope),
        QueueTrigger queue => Unquote(Member(Member(envelope, "Data"), queue.Name)),
        TimerTrigger timer => Unquote(Member(Member(envelope, "Data"), timer.Name)),
        _ => throw new FormatException($"{trigger.GetType().Name} has no envelope."),
    };

    private static JsonObject ReadPathVariables(BlobTrigger trigger, JsonElement envelope)
    {
        var metadata = Member(envelope, "Metadata");
        var message = new JsonObject();
        foreach (var variable in RoutePatternNames(trigger.Path))
            message[variable] = JsonSerializer.Deserialize<string>(Member(metadata, variable).GetString()!);
        return message;
    }

    private static JsonObject Unquote(JsonElement element)
    {
        // Twice at most by the host; a bound keeps a hostile message from nesting for ever.
        for (var depth = 0; depth < 4 && element.ValueKind == JsonValueKind.String; depth++)
            element = JsonElement.Parse(element.GetString()!);

        return element.ValueKind == JsonValueKind.Object
            ? JsonObject.Create(element)!
            : throw new FormatException("The message is not a JSON object.");
    }

    private static JsonElement Member(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
            ? member
            : throw new FormatException($"The envelope has no {name}.");

    private static IEnumerable<string> RoutePatternNames(string path)
        => from part in path.Split('{').Skip(1) select part[..part.IndexOf('}', StringComparison.Ordinal)];
}
