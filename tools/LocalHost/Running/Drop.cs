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

        var inbox = new Inbox(running.Storage.ConnectionString);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new($"http://127.0.0.1:{running.HostPort}") };
        var refused = 0;
        foreach (var file in files)
        {
            await inbox.ForgetProblemAsync(Path.GetFileName(file) + (Directory.Exists(file) ? ".zip" : ""), stop);
            var (name, tag) = await inbox.PutAsync(file, stop);
            await WaitUntilDeliveredAsync(http, name, tag, stop);
            if (await inbox.FindProblemAsync(name, stop) is { } problem)
            {
                refused++;
                Console.WriteLine(RunTexts.DropRefused(name, problem));
            }
            else
            {
                Console.WriteLine(RunTexts.DropAccepted(name));
            }
        }
        return refused == 0 ? 0 : 1;
    }

    private static async Task WaitUntilDeliveredAsync(HttpClient http, string name, string tag, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        var address = $"/admin/local/drops/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}?etag={Uri.EscapeDataString(tag)}";
        try
        {
            while (await StateAsync(http, address, limit.Token) is not ("Processed" or "Poisoned"))
                await Task.Delay(100, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SetupException(RunTexts.DropNotTaken(name));
        }
    }

    private static async Task<string?> StateAsync(HttpClient http, string address, CancellationToken stop)
        => (await http.GetFromJsonAsync<Dictionary<string, string>>(address, stop))?.GetValueOrDefault("state");
}
