using System.Diagnostics;
using Escouade.LocalHost.Processes;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Running;

/// <summary>What has to be there before anything is started; whatever is not gets one sentence that says what to do.</summary>
internal static class Prerequisites
{
    // What the web build asks for; the long-term versions between lack a module that it uses.
    private static readonly Version OldestNode = new(20, 19);
    private static readonly Version OldestNode22 = new(22, 12);

    public static async Task CheckNodeAsync()
    {
        if (Executables.Find("node") is not { } node || Executables.Find("npm") is null)
            throw new SetupException(RunTexts.NodeMissing(OldestNode22));
        var version = await ReadAsync(node, "--version");
        if (!IsNodeEnough(version))
            throw new SetupException(RunTexts.NodeTooOld(version, OldestNode, OldestNode22));
    }

    /// <param name="said">As <c>node --version</c> says it, such as <c>v20.19.1</c>.</param>
    public static bool IsNodeEnough(string said)
        => Version.TryParse(said.TrimStart('v').Split('-')[0], out var version)
            && (version.Major > OldestNode.Major ? version >= OldestNode22 : version >= OldestNode);

    public static void CheckHost(RunOptions options)
    {
        if (options.Host == CoreTools.Program && Executables.Find(CoreTools.Program) is null)
            throw new SetupException(RunTexts.FuncMissing);
    }

    public static void CheckPorts(RunOptions options)
    {
        if (options.Ports.GroupBy(port => port.Port).FirstOrDefault(same => same.Count() > 1) is { } shared)
            throw new SetupException(RunTexts.PortShared(shared.Key, string.Join(", ", shared.Select(port => port.Option))));
        foreach (var (port, option) in options.Ports)
        {
            if (!FreePorts.IsFree(port))
                throw new SetupException(LocalHostTexts.PortTaken(port, option));
        }
    }

    /// <returns>What to tell, where ffmpeg is neither there nor could be installed.</returns>
    public static async Task<string?> EnsureFfmpegAsync(Action<string> show)
    {
        if (Executables.Find("ffmpeg") is not null)
            return null;
        if (Environment.IsPrivilegedProcess && Executables.Find("apt-get") is { } apt)
        {
            show("apt-get install ffmpeg");
            await RunAsync(apt, "update", "-qq");
            if (await RunAsync(apt, "install", "-y", "-qq", "--no-install-recommends", "ffmpeg") == 0)
                return null;
        }
        return RunTexts.FfmpegMissing;
    }

    private static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.Trim();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
