using Escouade.Media.Quarantine;
using Escouade.Media.Uploads;

namespace Escouade.Media.Renditions;

/// <summary>Does one step of the processing, once however often it is asked for.</summary>
internal sealed class StepRunner(IMediaStore media, MediaSteps steps, IUploadFiles uploads, IRenditionFiles renditions, MediaLibrary library, TimeProvider clock, ILogger<StepRunner> logger) : IDisposable
{
    // One encoder takes two cores; more of them at once only wait for one another.
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));

    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    /// <param name="id">Of the medium.</param>
    /// <param name="source">Tag of the file; nothing is made any more of one that was replaced since.</param>
    /// <param name="name">Of the step.</param>
    /// <param name="makeAsync">Makes the files.</param>
    /// <param name="cancellationToken">Stops the encoder.</param>
    public async Task RunAsync(string id, string source, string name, Func<StepInput, Task<IReadOnlyList<MadeFile>>> makeAsync, CancellationToken cancellationToken)
    {
        if (await media.FindAsync(id, cancellationToken) is not { State: MediaState.Received or MediaState.Ready, Content: { } content } item || item.Source != source
            || await uploads.FindAsync(id, item.File, cancellationToken) is not { } file || file.ETag != item.Source)
            return;
        await places.WaitAsync(cancellationToken);
        try
        {
            if (!await steps.IsDoneAsync(item, name, cancellationToken))
                await MakeAsync(new(item, content, file.Address, Directory.CreateTempSubdirectory("media")), name, makeAsync, cancellationToken);
        }
        finally
        {
            places.Release();
        }
        await steps.FollowAsync(item, cancellationToken);
        await library.RefreshAsync(id, cancellationToken);
    }

    public void Dispose() => places.Dispose();

    private async Task MakeAsync(StepInput input, string name, Func<StepInput, Task<IReadOnlyList<MadeFile>>> makeAsync, CancellationToken cancellationToken)
    {
        var begun = new MediaStep(name, input.Item.Source!, IsDone: false, [], clock.GetUtcNow());
        try
        {
            await media.SaveStepAsync(input.Item.Id, begun, cancellationToken);
            IReadOnlyList<MadeFile> files;
            using (var isOver = new CancellationTokenSource())
            {
                var saying = SayOftenAsync(input, begun, isOver.Token);
                try
                {
                    files = await makeAsync(input);
                }
                finally
                {
                    // Whether it was made or failed: nobody is at it any more.
                    await isOver.CancelAsync();
                    await saying;
                }
            }
            var made = new List<Rendition>();
            foreach (var file in files)
                made.Add(await renditions.SaveAsync(input.Item, file, cancellationToken));
            // Last: where it says so, the files are there.
            await media.SaveStepAsync(input.Item.Id, begun with { IsDone = true, Renditions = made, At = clock.GetUtcNow(), Progress = 100 }, cancellationToken);
        }
        finally
        {
            input.Folder.Delete(recursive: true);
        }
    }

    /// <summary>Says how far a step is, for people, and that somebody is at it, for whoever would ask for it again.</summary>
    private async Task SayOftenAsync(StepInput input, MediaStep begun, CancellationToken isOver)
    {
        using var timer = new PeriodicTimer(Often, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(isOver))
                await SayAsync(input, begun);
        }
        catch (OperationCanceledException) when (isOver.IsCancellationRequested)
        {
            // There is more to say: it is done, or failed.
        }
    }

    private async Task SayAsync(StepInput input, MediaStep begun)
    {
        try
        {
            // To its end: what was broken off could still arrive after the line that says that it is done.
            await media.SaveStepAsync(input.Item.Id, begun with { At = clock.GetUtcNow(), Progress = Math.Min(99, input.Percent) }, CancellationToken.None);
        }
        catch (Exception silence)
        {
            // Storage that is away for a moment costs a sign of life, and no hour of encoding.
            logger.LogWarning(silence, "How far {Step} of medium {Id} is cannot be said.", begun.Name, input.Item.Id);
        }
    }
}

/// <param name="Item">Whose titles go into the files.</param>
/// <param name="Source">Readable for as long as the step takes.</param>
/// <param name="Folder">Where the files go; it is gone with the step.</param>
internal sealed record StepInput(MediaItem Item, MediaContent Content, Uri Source, DirectoryInfo Folder)
{
    /// <summary>How far the step is.</summary>
    public int Percent { get; private set; }

    public string PathOf(string name) => Path.Combine(Folder.FullName, name);

    /// <param name="reached">How far ffmpeg is in what the medium plays.</param>
    /// <param name="before">What of the step was done before, 0 to 1.</param>
    /// <param name="share">What of the step this is, 0 to 1.</param>
    public void Report(TimeSpan reached, double before = 0, double share = 1)
        => Percent = (int)(100 * (before + share * Math.Clamp(reached.TotalSeconds / Content.Seconds, 0, 1)));
}

/// <param name="File">Its name is that of the rendition, in its folder.</param>
/// <param name="Variant">What a player chooses it by; null for what is no picture.</param>
/// <param name="Folder">Where several may be made of one medium, the folder of each; null where there is one only.</param>
internal sealed record MadeFile(FileInfo File, string ContentType, Variant? Variant = null, string? Folder = null)
{
    public string Name => Folder is null ? File.Name : $"{Folder}/{File.Name}";
}
