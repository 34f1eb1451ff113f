using System.Diagnostics;
using System.IO.Hashing;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Processes;

/// <summary>Installs a folder's npm packages from its lock file, once for each state of that file.</summary>
internal static class NodePackages
{
    private const string StampName = ".escouade-lock";

    public static bool AreInstalled(string folder)
    {
        var stamp = StampPath(folder);
        return File.Exists(stamp) && File.ReadAllText(stamp) == Fingerprint(folder);
    }

    /// <summary>Runs <c>npm ci</c> when the lock file is not the installed one; processes that ask at once wait for each other.</summary>
    public static async Task InstallAsync(string folder, string artifacts, Action<string> log, CancellationToken cancellationToken)
    {
        if (AreInstalled(folder))
            return;

        await using var turn = await TakeTurnAsync(folder, artifacts, cancellationToken);
        if (AreInstalled(folder))
            return;

        await RunAsync(folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], log, cancellationToken);
        await File.WriteAllTextAsync(StampPath(folder), Fingerprint(folder), cancellationToken);
    }

    public static async Task RunAsync(string folder, IReadOnlyList<string> arguments, Action<string> log, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var program = new ProgramToRun("npm", Executables.Require("npm"), arguments) { WorkingDirectory = folder };
        await using var npm = SupervisedProcess.Start(program, line =>
        {
            lock (lines)
                lines.Add(line);
            log(line);
        });
        if (await npm.Exited.WaitAsync(cancellationToken) != 0)
            throw new SetupException(LocalHostTexts.NpmFailed(string.Join(' ', arguments.Take(2)), folder, LastError(lines)));
    }

    private static string LastError(List<string> lines)
    {
        lock (lines)
            return lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault() ?? "";
    }

    private static async Task<FileStream> TakeTurnAsync(string folder, string artifacts, CancellationToken cancellationToken)
    {
        var locks = Directory.CreateDirectory(Path.Combine(artifacts, "locks")).FullName;
        var path = Path.Combine(locks, $"npm-{Convert.ToHexStringLower(XxHash64.Hash(System.Text.Encoding.UTF8.GetBytes(folder)))}.lock");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < TimeSpan.FromMinutes(10))
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }

    private static string StampPath(string folder) => Path.Combine(folder, "node_modules", StampName);

    private static string Fingerprint(string folder)
        => Convert.ToHexStringLower(XxHash128.Hash(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));
}
