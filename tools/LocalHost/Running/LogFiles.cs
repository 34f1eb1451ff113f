namespace Escouade.LocalHost.Running;

/// <summary>The logs of one run, a file for each program.</summary>
internal sealed class LogFiles(string folder)
{
    public string Folder { get; } = Directory.CreateDirectory(folder).FullName;

    /// <returns>What takes the program's lines; the log of the run before is gone.</returns>
    public Action<string> Open(string name)
    {
        var file = TextWriter.Synchronized(new StreamWriter(Path.Combine(Folder, $"{name}.log"), append: false) { AutoFlush = true });
        return line =>
        {
            try
            {
                file.WriteLine(line);
            }
            catch (ObjectDisposedException)
            {
                // A last word after the end.
            }
        };
    }
}
