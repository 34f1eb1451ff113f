using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Texts;

namespace Escouade.SearchEmulator.Storage;

/// <summary>Replaces small files so that a crash leaves the old content or the new, never a part.</summary>
internal static class DurableFile
{
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var draft = path + ".draft";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Makes of a definition what it defines; one that cannot be is a damaged file.</summary>
    public static T Read<T>(string path, Func<JsonObject, T> make)
    {
        try
        {
            return make(JsonNode.Parse(File.ReadAllText(path))!.AsObject());
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw new SetupException(OptionTexts.FileDamaged(path), damaged);
        }
    }
}
