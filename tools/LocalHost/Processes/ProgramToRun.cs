namespace Escouade.LocalHost.Processes;

/// <summary>What to start, where, and how it ends.</summary>
/// <param name="Name">The name of its log and of its lines on the console.</param>
/// <param name="Program">A path, or a name that is looked up on the PATH.</param>
internal sealed record ProgramToRun(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What it is sent to end; SIGKILL is none that it could handle.</summary>
    public string StopSignal { get; init; } = "SIGTERM";
}
