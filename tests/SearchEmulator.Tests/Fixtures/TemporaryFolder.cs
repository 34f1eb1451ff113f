namespace Escouade.SearchEmulator.Fixtures;

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("search-emulator-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
