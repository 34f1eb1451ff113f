using System.Diagnostics;

namespace Escouade.LocalHost.Running;

/// <summary>Hands words on people to the function app's own command, on the storage of the platform that runs or on that of the cloud.</summary>
internal static class People
{
    /// <param name="account">Name of a storage account, which whoever types the command is signed in to with <c>az login</c>; null for this machine.</param>
    public static async Task<int> RunAsync(RunOptions options, IReadOnlyList<string> words, string? account, CancellationToken stop)
    {
        var program = Path.Combine(Repository.Find().Artifacts, "worker", "Escouade.Functions");
        if (!File.Exists(program))
            throw new SetupException(RunTexts.NotRunning);

        var start = new ProcessStartInfo(program, ["people", .. words]) { UseShellExecute = false };
        if (account is null)
        {
            var running = RunningFile.Find(options.Data) ?? throw new SetupException(RunTexts.NotRunning);
            start.Environment["Storage__ConnectionString"] = running.Storage.ConnectionString;
        }
        else
        {
            start.Environment.Remove("Storage__ConnectionString");
            start.Environment["Storage__AccountName"] = account;
            start.Environment["Storage__SignsInAsPerson"] = "true";
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(stop);
        return process.ExitCode;
    }
}
