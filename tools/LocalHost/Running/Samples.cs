using System.Text.Json;

namespace Escouade.LocalHost.Running;

/// <summary>Loads the samples the way people do: through the inbox.</summary>
internal sealed class Samples(Repository repository, Inbox inbox, Uri api)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task LoadAsync(Action<string> show, CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = api };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            // Who wrote them first: an article that names somebody unknown is refused.
            await LoadAsync("experts", http, "/api/experts", show, limit.Token);
            await LoadAsync("articles", http, "/api/entries?limit=100", show, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SetupException(RunTexts.SamplesNotLoaded);
        }
    }

    private async Task LoadAsync(string kind, HttpClient http, string address, Action<string> show, CancellationToken stop)
    {
        var folder = Path.Combine(repository.Samples, kind);
        if (!Directory.Exists(folder))
            return;
        var before = await CountAsync(http, address, stop);
        var samples = Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).ToList();
        foreach (var sample in samples)
            await inbox.PutAsync(sample, stop);

        var loaded = 0;
        while (loaded < samples.Count)
        {
            await Task.Delay(200, stop);
            loaded = await CountAsync(http, address, stop) - before;
            show($"{kind} {loaded}/{samples.Count}");
            foreach (var sample in samples)
            {
                var name = Path.GetFileName(sample) + (Directory.Exists(sample) ? ".zip" : "");
                if (loaded < samples.Count && await inbox.FindProblemAsync(name, stop) is { } problem)
                    throw new SetupException(RunTexts.SampleRefused(name, problem));
            }
        }
    }

    private static async Task<int> CountAsync(HttpClient http, string address, CancellationToken stop)
    {
        using var answer = await http.GetAsync(address, stop);
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(await answer.Content.ReadAsStringAsync(stop)).GetProperty("items").GetArrayLength()
            : 0;
    }
}
