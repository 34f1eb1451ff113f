using System.Globalization;
using System.Text.Json;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Host;

/// <summary>What <c>host.json</c> says, with the host's own default where it says nothing.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-host-json</remarks>
internal sealed record HostSettings(string Executable, IReadOnlyList<string> Arguments)
{
    public string RoutePrefix { get; init; } = "api";

    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    public QueueSettings Queues { get; init; } = new();

    public int BlobParallelism { get; init; } = 8;

    public static HostSettings Read(string appFolder)
    {
        var path = Path.Combine(appFolder, "host.json");
        if (!File.Exists(path))
            throw new SetupException(LocalHostTexts.HostFileMissing(appFolder));

        using var document = JsonFiles.Read(path);
        var root = document.RootElement;
        var description = root.Find("customHandler", "description");
        var executable = description?.Find("defaultExecutablePath")?.GetString();
        if (string.IsNullOrEmpty(executable) || root.Find("customHandler", "enableProxyingHttpRequest")?.GetBoolean() is not true)
            throw new SetupException(LocalHostTexts.HostFileWithoutHandler(path));

        var arguments = description?.Find("arguments")?.EnumerateArray().Select(argument => argument.GetString() ?? "").ToArray() ?? [];
        return new HostSettings(executable, arguments)
        {
            RoutePrefix = root.Find("extensions", "http", "routePrefix")?.GetString()?.Trim('/') ?? "api",
            FunctionTimeout = Duration(root.Find("functionTimeout")) ?? TimeSpan.FromMinutes(30),
            Queues = ReadQueues(root.Find("extensions", "queues")),
            BlobParallelism = root.Find("extensions", "blobs", "maxDegreeOfParallelism")?.GetInt32() ?? 8 * Environment.ProcessorCount,
        };
    }

    private static QueueSettings ReadQueues(JsonElement? queues)
    {
        var defaults = new QueueSettings();
        var batchSize = queues?.Find("batchSize")?.GetInt32() ?? defaults.BatchSize;
        return new QueueSettings
        {
            BatchSize = batchSize,
            NewBatchThreshold = queues?.Find("newBatchThreshold")?.GetInt32() ?? batchSize / 2 * Environment.ProcessorCount,
            MaxDequeueCount = queues?.Find("maxDequeueCount")?.GetInt32() ?? defaults.MaxDequeueCount,
            VisibilityTimeout = Duration(queues?.Find("visibilityTimeout")) ?? defaults.VisibilityTimeout,
            MaxPollingInterval = Duration(queues?.Find("maxPollingInterval")) ?? defaults.MaxPollingInterval,
            IsBase64 = !string.Equals(queues?.Find("messageEncoding")?.GetString(), "none", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static TimeSpan? Duration(JsonElement? element)
        => element?.GetString() is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null;
}
