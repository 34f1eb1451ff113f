using System.Text.Json;

namespace Escouade.LocalHost.Running;

/// <summary>Loads the samples the way people do: through the inbox. May be done again, in part or whole.</summary>
internal sealed class Samples(Repository repository, Inbox inbox, HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task LoadAsync(Action<string> show, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            // Who wrote them first: an article that names somebody unknown is refused.
            await LoadAsync(Directory.EnumerateFileSystemEntries(FolderOf("experts")), "/api/experts", show, limit.Token);
            await LoadAsync(Directory.EnumerateFileSystemEntries(FolderOf("articles")), "/api/entries?kind=article&limit=100", show, limit.Token);
            foreach (var (kind, ending) in ((string, string)[])[("audio", ".m4a"), ("video", ".mp4")])
                await LoadAsync(PartsOf(ending), $"/api/entries?kind={kind}&limit=100", show, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SetupException(RunTexts.SamplesNotLoaded);
        }
    }

    private string FolderOf(string kind) => Path.Combine(repository.Samples, kind);

    private IEnumerable<string> PartsOf(string ending) => Directory.EnumerateFiles(FolderOf("recordings"), $"*{ending}")
        .SelectMany(file => (string[])[file, Path.ChangeExtension(file, ".yml"), Path.ChangeExtension(file, ".fr.vtt")]);

    private async Task LoadAsync(IEnumerable<string> samples, string list, Action<string> show, CancellationToken stop)
    {
        var dropped = new List<(string Name, string ETag)>();
        foreach (var sample in samples.Order(StringComparer.Ordinal))
            dropped.Add(await inbox.PutAsync(sample, stop));

        foreach (var (name, tag) in dropped)
        {
            show(name);
            await inbox.WaitUntilTakenAsync(name, tag, stop);
            if (await inbox.FindProblemAsync(name, stop) is { } problem)
                throw new SetupException(RunTexts.SampleRefused(name, problem));
        }

        // What was taken in reaches readers a moment later.
        while (await CountAsync(list, stop) < dropped.Select(file => file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)]).Distinct().Count())
            await Task.Delay(100, stop);
    }

    private async Task<int> CountAsync(string list, CancellationToken stop)
    {
        using var answer = await http.GetAsync(list, stop);
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(await answer.Content.ReadAsStringAsync(stop)).GetProperty("items").GetArrayLength()
            : 0;
    }
}
