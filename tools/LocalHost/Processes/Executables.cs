namespace Escouade.LocalHost.Processes;

/// <summary>Finds programs as a shell would.</summary>
internal static class Executables
{
    public static string? Find(string name)
    {
        var folders = System.Environment.GetEnvironmentVariables()["PATH"] as string ?? "";
        return folders
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(IsExecutable);
    }

    public static string Require(string name)
        => Find(name) ?? throw new SetupException(Texts.LocalHostTexts.ProgramMissing(name));

    private static bool IsExecutable(string path)
        => File.Exists(path)
            && (OperatingSystem.IsWindows()
                || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
