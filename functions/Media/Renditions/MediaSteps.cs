using Escouade.Media.Uploads;
using Escouade.Platform.Storage;

namespace Escouade.Media.Renditions;

/// <summary>What is to be made of a medium, a message a step.</summary>
internal sealed class MediaSteps(IMediaStore media, IWorkQueue queue)
{
    /// <summary>Asks for the steps that were not done yet. May be asked again: a step that was done meanwhile does nothing.</summary>
    public async Task AskAsync(MediaItem item, CancellationToken cancellationToken)
    {
        if (item is not { State: MediaState.Received, Content.Audio: not null, Source: { } source } || await IsDoneAsync(item, nameof(MakeSound), cancellationToken))
            return;
        await queue.SendAsync(StorageNames.MakeSound, new MakeSound.Message(item.Id, source), MediaJson.Wire.MakeSoundMessage, cancellationToken: cancellationToken);
    }

    /// <param name="item">As it is now.</param>
    /// <param name="step">Name of the step's function.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whether the step was done for the file that is there now, or failed for good.</returns>
    public async Task<bool> IsDoneAsync(MediaItem item, string step, CancellationToken cancellationToken)
        => (await media.ListStepsAsync(item.Id, cancellationToken)).Any(done => done.Name == step && done.Source == item.Source);
}
