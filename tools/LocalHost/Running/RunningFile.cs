using System.Diagnostics;
using System.Text.Json;
using Escouade.LocalHost.Storage;

namespace Escouade.LocalHost.Running;

/// <summary>Says, in the data folder, which process runs the platform there and where; one at a time.</summary>
internal sealed class RunningFile : IDisposable
{
    private readonly string path;

    private RunningFile(string path) => this.path = path;

    /// <exception cref="SetupException">It runs already.</exception>
    public static RunningFile Take(RunOptions options)
    {
        if (Find(options.Data) is { } other)
            throw new SetupException(RunTexts.AlreadyRunning($"http://localhost:{other.FrontPort}", other.Process));
        var path = PathIn(options.Data);
        if (File.Exists(options.Data))
            throw new SetupException(RunTexts.DataIsFile(options.Data));
        try
        {
            Directory.CreateDirectory(options.Data);
            File.WriteAllText(path, JsonSerializer.Serialize(new Instance(Environment.ProcessId, options.FrontPort, options.HostPort, options.Storage)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SetupException(RunTexts.DataUnwritable(options.Data, failure.Message));
        }
        return new(path);
    }

    /// <returns>What runs there now, or null.</returns>
    public static Instance? Find(string data)
    {
        try
        {
            var instance = JsonSerializer.Deserialize<Instance>(File.ReadAllText(PathIn(data)));
            using var process = Process.GetProcessById(instance!.Process);
            return process.HasExited ? null : instance;
        }
        catch (Exception absent) when (absent is IOException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    public void Dispose() => File.Delete(path);

    private static string PathIn(string data) => Path.Combine(data, "running.json");

    internal sealed record Instance(int Process, int FrontPort, int HostPort, AzuritePorts Storage);
}
