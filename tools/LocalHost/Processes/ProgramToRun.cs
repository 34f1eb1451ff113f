namespace Escouade.LocalHost.Processes;

/// <summary>What to start, where, and how it ends.</summary>
/// <param name="Name">The name of its log and of its lines on the console.</param>
/// <param name="Program">A path, or a name that is looked up on the PATH.</param>
internal sealed record ProgramToRun(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Ends without a signal that it could handle, as the Functions host ends a custom handler.</summary>
    public bool KilledOnStop { get; init; }
}
