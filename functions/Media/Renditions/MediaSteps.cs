using System.Text.Json.Serialization.Metadata;
using Escouade.Media.Quarantine;
using Escouade.Media.Tags;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;

namespace Escouade.Media.Renditions;

/// <summary>What is to be made of a medium, a message a step.</summary>
internal sealed class MediaSteps(IMediaStore media, IWorkQueue queue, TimeProvider clock)
{
    // Who is at a step says so every few seconds, see StepRunner: after that long of silence nobody is.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private sealed record Wanted(string Name, Func<CancellationToken, Task> AskAsync);

    /// <summary>Asks for the steps that nobody is at. May be asked again: a step that was done meanwhile does nothing.</summary>
    public async Task AskAsync(MediaItem item, CancellationToken cancellationToken)
    {
        if (item is not { State: MediaState.Received, Content: { } content, Source: { } source })
            return;
        var known = await ListAsync(item, cancellationToken);
        var isOver = true;
        foreach (var step in Parts(item.Id, source, content))
        {
            var state = known.FirstOrDefault(one => one.Name == step.Name);
            isOver &= state is { IsDone: true };
            if (IsWanting(state))
                await step.AskAsync(cancellationToken);
        }
        if (isOver)
            await FollowAsync(item, cancellationToken);
    }

    /// <summary>Asks for the sounds that say which entry they belong to, where nobody is at them and there is a sound. May be asked again.</summary>
    public async Task AskTagsAsync(MediaItem item, CancellationToken cancellationToken)
    {
        var known = (await ListAsync(item, cancellationToken)).ToDictionary(step => step.Name);
        if (known.GetValueOrDefault(nameof(MakeSound)) is not { IsDone: true })
            return;
        foreach (var tags in await media.ListTagsAsync(item.Id, cancellationToken))
        {
            if (IsWanting(known.GetValueOrDefault(TagSound.StepOf(tags.Hash))))
                await SendAsync(StorageNames.TagSound, new TagSound.Message(item.Id, item.Source!, tags.Entry, tags.Hash), MediaJson.Wire.TagSoundMessage, cancellationToken);
        }
    }

    /// <summary>Where the last of the parts is done, asks for what is made of them all; where that is done too, the medium is ready.</summary>
    public async Task FollowAsync(MediaItem item, CancellationToken cancellationToken)
    {
        var done = (await ListAsync(item, cancellationToken)).Where(step => step.IsDone).Select(step => step.Name).ToHashSet();
        if (item is not { State: MediaState.Received, Content: { } content, Source: { } source } || !Parts(item.Id, source, content).All(step => done.Contains(step.Name)))
            return;
        if (content.Video is not null && !done.Contains(nameof(MakePlaylist)))
            await SendAsync(StorageNames.MakePlaylist, new MakePlaylist.Message(item.Id, source), MediaJson.Wire.MakePlaylistMessage, cancellationToken);
        else
            // Where somebody else was quicker, it is ready, or another file has come.
            await media.SaveAsync(item with { State = MediaState.Ready, Before = null }, cancellationToken);
    }

    /// <returns>How far the processing of the file has come, in percent of its steps.</returns>
    public async Task<int> FindProgressAsync(MediaItem item, CancellationToken cancellationToken)
    {
        if (item is not { State: MediaState.Received, Content: { } content, Source: { } source })
            return item.State is MediaState.Ready ? 100 : 0;
        var known = (await ListAsync(item, cancellationToken)).ToDictionary(step => step.Name, step => step.Progress);
        // The playlist, the last of all, takes seconds: it is what is left at 99.
        return Math.Min(99, (int)Parts(item.Id, source, content).Average(part => known.GetValueOrDefault(part.Name)));
    }

    /// <param name="item">As it is now.</param>
    /// <param name="step">Name of the step.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whether the step was done for the file that is there now.</returns>
    public async Task<bool> IsDoneAsync(MediaItem item, string step, CancellationToken cancellationToken)
        => (await ListAsync(item, cancellationToken)).Any(done => done.Name == step && done.IsDone);

    private async Task<IReadOnlyList<MediaStep>> ListAsync(MediaItem item, CancellationToken cancellationToken)
        => [.. (await media.ListStepsAsync(item.Id, cancellationToken)).Where(step => step.Source == item.Source)];

    private bool IsWanting(MediaStep? state) => state is null || !state.IsDone && state.At < clock.GetUtcNow() - Patience;

    /// <summary>Those that wait for no other, in the order in which people have something of them.</summary>
    private IEnumerable<Wanted> Parts(string id, string source, MediaContent content)
    {
        if (content.Audio is not null)
            yield return new(nameof(MakeSound), token => SendAsync(StorageNames.MakeSound, new MakeSound.Message(id, source), MediaJson.Wire.MakeSoundMessage, token));
        if (content.Video is not { } video)
            yield break;
        foreach (var rung in Ladder.Of(video))
            yield return new(MakePicture.StepOf(rung.Side), token => SendAsync(StorageNames.MakePicture, new MakePicture.Message(id, source, rung.Side), MediaJson.Wire.MakePictureMessage, token));
        yield return new(nameof(MakeStills), token => SendAsync(StorageNames.MakeStills, new MakeStills.Message(id, source), MediaJson.Wire.MakeStillsMessage, token));
    }

    private Task SendAsync<T>(string name, T message, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class
        => queue.SendAsync(name, message, json, cancellationToken: cancellationToken);
}
