using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>A published app: a folder with <c>host.json</c>, an executable, and one folder with a <c>function.json</c> a function.</summary>
internal sealed partial record AppManifest(string Name, string Folder, HostSettings Host, IReadOnlyList<FunctionDefinition> Functions)
{
    private const string DefaultConnection = "AzureWebJobsStorage";

    /// <param name="settings">What bindings refer to: connections by name, other values as <c>%Name%</c>.</param>
    public static AppManifest Read(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var path = Path.GetFullPath(folder);
        var functions = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "function.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
                .Order(StringComparer.Ordinal)
                .Select(file => ReadFunction(file, settings))
                .OfType<FunctionDefinition>()
                .ToArray()
            : throw new SetupException(LocalHostTexts.AppFolderMissing(path));
        return new AppManifest(Path.GetFileName(path.TrimEnd(Path.DirectorySeparatorChar)), path, HostSettings.Read(path), functions);
    }

    private static FunctionDefinition? ReadFunction(string file, IReadOnlyDictionary<string, string> settings)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(file)!);
        using var document = JsonFiles.Read(file);
        if (document.RootElement.Find("disabled")?.ValueKind == JsonValueKind.True
            || (settings.TryGetValue($"AzureWebJobs.{name}.Disabled", out var disabled) && disabled is "1" or "true" or "True"))
            return null;

        var triggers = document.RootElement.Find("bindings")?.EnumerateArray()
            .Select(binding => ReadTrigger(name, binding, settings))
            .OfType<Trigger>()
            .ToArray() ?? [];
        return triggers is [var trigger]
            ? new FunctionDefinition(name, trigger)
            : throw new SetupException(LocalHostTexts.FunctionNeedsOneTrigger(name, file));
    }

    private static Trigger? ReadTrigger(string function, JsonElement element, IReadOnlyDictionary<string, string> settings)
    {
        var binding = Text(element, "name");
        return Text(element, "type").ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => new HttpTrigger(binding, element.Find("route")?.GetString() ?? function, Methods(element)),
            "QUEUETRIGGER" => new QueueTrigger(binding, Expand(Text(element, "queueName"), settings), Connection(function, element, settings)),
            "BLOBTRIGGER" => new BlobTrigger(
                binding,
                Expand(Text(element, "path"), settings),
                Connection(function, element, settings),
                element.Find("properties", "supportsDeferredBinding")?.ValueKind == JsonValueKind.True),
            "TIMERTRIGGER" => new TimerTrigger(
                binding,
                Expand(Text(element, "schedule"), settings),
                element.Find("runOnStartup")?.ValueKind == JsonValueKind.True),
            var type when type.EndsWith("TRIGGER", StringComparison.Ordinal)
                => throw new SetupException(LocalHostTexts.TriggerNotPlayed(function, Text(element, "type"))),
            _ => null,
        };
    }

    private static string[] Methods(JsonElement binding)
        => binding.Find("methods")?.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant()).ToArray() ?? [];

    private static string Connection(string function, JsonElement binding, IReadOnlyDictionary<string, string> settings)
    {
        var name = binding.Find("connection")?.GetString() is { Length: > 0 } named ? named : DefaultConnection;
        // The host looks a connection up by its name, then with its own prefix.
        return settings.TryGetValue(name, out var value) || settings.TryGetValue($"AzureWebJobs{name}", out value)
            ? value
            : throw new SetupException(LocalHostTexts.ConnectionMissing(function, name));
    }

    private static string Expand(string text, IReadOnlyDictionary<string, string> settings)
        => SettingReference().Replace(text, match => settings.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new SetupException(LocalHostTexts.SettingMissing(match.Groups[1].Value)));

    private static string Text(JsonElement element, string name) => element.Find(name)?.GetString() ?? "";

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex SettingReference();
}
