using System.IO.Hashing;
using System.Text;
using Escouade.LocalHost.Processes;

namespace Escouade.LocalHost.Running;

/// <summary>Builds what is out of date: the function app, the search emulator, the site.</summary>
internal sealed class Builds(Repository repository, string logs)
{
    public string Apps => repository.Artifacts;

    public Task PublishFunctionsAsync(Action<string> show, CancellationToken stop)
        => WhenChangedAsync("functions", ["functions", "content"], Path.Combine(Apps, "worker"), () => DotnetAsync("publish", ["publish", "functions", "-v", "q"], show, stop));

    public Task BuildSearchEmulatorAsync(Action<string> show, CancellationToken stop)
        => WhenChangedAsync("search", [Path.Combine("tools", "SearchEmulator")], SearchEmulator, () => DotnetAsync("build", ["build", Path.Combine("tools", "SearchEmulator"), "-c", "Release", "-v", "q"], show, stop));

    public string SearchEmulator => Path.Combine(repository.Artifacts, "bin", "SearchEmulator", "release", "Escouade.SearchEmulator");

    /// <param name="publicStorage">Where images come from, and snapshots where the API does not answer: the site's security policy names it.</param>
    /// <param name="folder">Where the site is built to: each run that keeps data of its own has one.</param>
    public async Task BuildWebAsync(string publicStorage, string folder, Action<string> show, CancellationToken stop)
    {
        await NodePackages.InstallAsync(repository.Web, repository.Artifacts, show, stop);
        await WhenChangedAsync($"web {publicStorage} {folder}", ["web"], folder, () => RunAsync(
            new ProgramToRun("web", Executables.Require("npm"), ["run", "build", "--", "--outDir", folder, "--emptyOutDir"])
            {
                WorkingDirectory = repository.Web,
                Environment = new Dictionary<string, string> { ["ESCOUADE_PUBLIC_STORAGE"] = publicStorage },
            },
            show, stop));
    }

    private Task DotnetAsync(string name, IReadOnlyList<string> arguments, Action<string> show, CancellationToken stop)
        => RunAsync(new ProgramToRun(name, Executables.Require("dotnet"), arguments) { WorkingDirectory = repository.Root }, show, stop);

    private async Task RunAsync(ProgramToRun program, Action<string> show, CancellationToken stop)
    {
        var log = Path.Combine(logs, $"build-{program.Name}.log");
        await using var lines = TextWriter.Synchronized(new StreamWriter(log));
        await using var process = SupervisedProcess.Start(program, line =>
        {
            lines.WriteLine(line);
            show(line.Trim());
        });
        if (await process.Exited.WaitAsync(stop) != 0)
            throw new SetupException(RunTexts.BuildFailed(program.Name, log));
    }

    private async Task WhenChangedAsync(string name, IReadOnlyList<string> folders, string product, Func<Task> buildAsync)
    {
        var stamp = Path.Combine(repository.Artifacts, "stamps", Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(name))));
        var fingerprint = Fingerprint(folders);
        if (Path.Exists(product) && File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == fingerprint)
            return;
        await buildAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        await File.WriteAllTextAsync(stamp, fingerprint);
    }

    private string Fingerprint(IReadOnlyList<string> folders)
    {
        var hash = new XxHash128();
        var files = folders.SelectMany(folder => Files(Path.Combine(repository.Root, folder)))
            .Concat(Directory.EnumerateFiles(repository.Root, "Directory.*.props"))
            .Append(Path.Combine(repository.Root, "host.json"));
        foreach (var file in files.Order(StringComparer.Ordinal))
            hash.Append(Encoding.UTF8.GetBytes($"{file} {File.GetLastWriteTimeUtc(file).Ticks} {new FileInfo(file).Length}\n"));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static IEnumerable<string> Files(string folder)
        => Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(child => Path.GetFileName(child) is not ("node_modules" or "dist" or "bin" or "obj"))
                .SelectMany(Files));
}
