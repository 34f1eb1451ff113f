using Azure;
using Escouade.LocalHost.Host;

namespace Escouade.LocalHost.Running;

/// <summary>Drops files into the inbox of the platform that runs, and says what became of them.</summary>
internal static class Drop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(RunOptions options, IReadOnlyList<string> files, CancellationToken stop)
    {
        var running = RunningFile.Find(options.Data) ?? throw new SetupException(RunTexts.NotRunning);
        if (files.FirstOrDefault(file => !Path.Exists(file)) is { } missing)
            throw new SetupException(RunTexts.FileMissing(missing));

        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new($"http://127.0.0.1:{running.HostPort}") };
        var inbox = new Inbox(running.Storage.ConnectionString, http);
        var refused = 0;
        foreach (var file in files)
        {
            var (isTaken, said) = await DropAsync(file, inbox, stop);
            refused += isTaken ? 0 : 1;
            Console.WriteLine(said);
        }
        return refused == 0 ? 0 : 1;
    }

    private static async Task<(bool IsTaken, string Said)> DropAsync(string file, Inbox inbox, CancellationToken stop)
    {
        try
        {
            var (name, tag) = await inbox.PutAsync(file, stop);
            var state = await WaitUntilTakenAsync(inbox, name, tag, stop);
            if (await inbox.FindProblemAsync(name, stop) is { } problem)
                return (false, RunTexts.DropRefused(name, problem));
            if (state is BlobState.Poisoned)
                return (false, RunTexts.DropFailed(name));
            return (true, state is not null ? RunTexts.DropAccepted(name) : RunTexts.DropLeft(name));
        }
        catch (Exception gone) when (gone is HttpRequestException or RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            throw new SetupException(RunTexts.DropBroken(Path.GetFileName(file)));
        }
    }

    private static async Task<BlobState?> WaitUntilTakenAsync(Inbox inbox, string name, string tag, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            return await inbox.WaitUntilTakenAsync(name, tag, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SetupException(RunTexts.DropNotTaken(name));
        }
    }
}
