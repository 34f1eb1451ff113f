using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Escouade.Media.Renditions;
using Escouade.Media.Tags;
using Escouade.Media.Transcription;
using Escouade.Platform.Storage;

namespace Escouade.Media.Jobs;

/// <summary>The steps of the processing that the host gave up on after five failures.</summary>
internal sealed class PoisonSteps(IPoisonQueues poison, IWorkQueue queue)
{
    private sealed record Kind(string From, Func<PoisonMessage, (string Media, string Name)?> Read, Func<PoisonMessage, CancellationToken, Task> AskAgainAsync);

    private IEnumerable<Kind> Kinds =>
    [
        Of(StorageNames.PoisonSounds, StorageNames.MakeSound, MediaJson.Wire.MakeSoundMessage, message => (message.Id, nameof(MakeSound))),
        Of(StorageNames.PoisonPictures, StorageNames.MakePicture, MediaJson.Wire.MakePictureMessage, message => (message.Id, MakePicture.StepOf(message.Side))),
        Of(StorageNames.PoisonStills, StorageNames.MakeStills, MediaJson.Wire.MakeStillsMessage, message => (message.Id, nameof(MakeStills))),
        Of(StorageNames.PoisonPlaylists, StorageNames.MakePlaylist, MediaJson.Wire.MakePlaylistMessage, message => (message.Id, nameof(MakePlaylist))),
        Of(StorageNames.PoisonTranscripts, StorageNames.TranscribeSound, MediaJson.Wire.TranscribeSoundMessage, message => (message.Id, nameof(TranscribeSound))),
        Of(StorageNames.PoisonTags, StorageNames.TagSound, MediaJson.Wire.TagSoundMessage, message => (message.Id, TagSound.StepOf(message.Tags))),
    ];

    /// <returns>Those that wait, at most 32 of each kind: enough to know that something is to be done.</returns>
    public async IAsyncEnumerable<(string Media, string Name)> PeekAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            foreach (var message in await poison.PeekAsync(kind.From, cancellationToken))
            {
                if (kind.Read(message) is { } step)
                    yield return step;
            }
        }
    }

    /// <summary>Asks for all that wait once more.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ReplayAsync(CancellationToken cancellationToken)
    {
        var replayed = 0;
        foreach (var kind in Kinds)
        {
            await foreach (var (message, doneAsync) in poison.TakeAsync(kind.From, cancellationToken))
            {
                if (kind.Read(message) is null)
                    continue;
                // First the new message, then the old one goes: a crash between replays twice, which changes nothing.
                await kind.AskAgainAsync(message, cancellationToken);
                await doneAsync();
                replayed++;
            }
        }
        return replayed;
    }

    private Kind Of<T>(string from, string to, JsonTypeInfo<T> json, Func<T, (string Media, string Name)> read)
        where T : class
        => new(from, message => message.Read(json) is { } step ? read(step) : null, (message, token) => queue.SendAsync(to, message.Read(json)!, json, cancellationToken: token));
}
