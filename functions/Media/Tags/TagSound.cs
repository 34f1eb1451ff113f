using Escouade.Media.Renditions;
using Escouade.Media.Uploads;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Tags;

/// <summary>Writes into the sound of a medium what entry it belongs to, with its cover and its chapters; nothing is encoded a second time.</summary>
internal static class TagSound
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Source">Tag of the file.</param>
    /// <param name="Entry">Id of the entry.</param>
    /// <param name="Tags">See <see cref="StoredTags.Hash"/>: others have been written since where the entry has those no more.</param>
    public sealed record Message(string Id, string Source, string Entry, string Tags);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(TagSound), StorageNames.TagSound, RunAsync);

    public static async Task RunAsync(Message message, IMediaStore media, StepRunner runner, SoundTagger tagger, CancellationToken cancellationToken)
    {
        if ((await media.ListTagsAsync(message.Id, cancellationToken)).FirstOrDefault(one => one.Entry == message.Entry) is { } stored && stored.Hash == message.Tags)
            await runner.RunAsync(message.Id, message.Source, StepOf(stored.Hash), input => tagger.TagAsync(input, stored, cancellationToken), cancellationToken);
    }

    public static string StepOf(string tags) => $"{nameof(TagSound)}-{tags}";
}
