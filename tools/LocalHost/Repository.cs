namespace Escouade.LocalHost;

/// <summary>The folder that holds the solution, and the places in it that this tool knows.</summary>
internal sealed record Repository(string Root)
{
    private const string Marker = "Escouade.Functions.sln";

    public string Tool => Path.Combine(Root, "tools", "LocalHost");

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Web => Path.Combine(Root, "web");

    public string Samples => Path.Combine(Root, "samples");

    /// <summary>Looks upward from where this program was built, then from the current folder.</summary>
    public static Repository Find()
        => FindFrom(AppContext.BaseDirectory)
            ?? FindFrom(Directory.GetCurrentDirectory())
            ?? throw new SetupException(Texts.LocalHostTexts.RepositoryNotFound(Marker));

    private static Repository? FindFrom(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (File.Exists(Path.Combine(current.FullName, Marker)))
                return new Repository(current.FullName);
        }

        return null;
    }
}
