using System.Diagnostics;
using System.Text.Json;
using Escouade.LocalHost.Storage;

namespace Escouade.LocalHost.Running;

/// <summary>Says, in the data folder, which process runs the platform there and where; one at a time.</summary>
internal sealed class RunningFile : IDisposable
{
    private readonly string path;
    private bool isClean;

    private RunningFile(string path, bool followsCrash)
    {
        this.path = path;
        FollowsCrash = followsCrash;
        isClean = !followsCrash;
    }

    /// <summary>Whether the run before this one did not stop cleanly: storage may then lack what it wrote last.</summary>
    public bool FollowsCrash { get; }

    /// <summary>Storage is about to start: until <see cref="Stopped"/>, whatever ends this run is a crash to the next one.</summary>
    public void Starting() => isClean = false;

    /// <summary>Everything has stopped as it was told to.</summary>
    public void Stopped() => isClean = true;

    /// <exception cref="SetupException">It runs already.</exception>
    public static RunningFile Take(RunOptions options)
    {
        if (Find(options.Data) is { } other)
            throw new SetupException(RunTexts.AlreadyRunning($"http://localhost:{other.FrontPort}", other.Process));
        var path = PathIn(options.Data);
        if (File.Exists(options.Data))
            throw new SetupException(RunTexts.DataIsFile(options.Data));
        var followsCrash = File.Exists(path);
        try
        {
            Directory.CreateDirectory(options.Data);
            using var process = Process.GetCurrentProcess();
            File.WriteAllText(path, JsonSerializer.Serialize(new Instance(process.Id, process.StartTime, options.FrontPort, options.HostPort, options.Storage)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SetupException(RunTexts.DataUnwritable(options.Data, failure.Message));
        }
        return new(path, followsCrash);
    }

    /// <returns>What runs there now, or null.</returns>
    public static Instance? Find(string data)
    {
        try
        {
            var instance = JsonSerializer.Deserialize<Instance>(File.ReadAllText(PathIn(data)));
            using var process = Process.GetProcessById(instance!.Process);
            // An id is given again to another process.
            return (process.StartTime - instance.Started).Duration() < TimeSpan.FromSeconds(5) ? instance : null;
        }
        catch (Exception absent) when (absent is IOException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (isClean)
            File.Delete(path);
        else
            File.WriteAllText(path, "");
    }

    private static string PathIn(string data) => Path.Combine(data, "running.json");

    internal sealed record Instance(int Process, DateTime Started, int FrontPort, int HostPort, AzuritePorts Storage);
}
