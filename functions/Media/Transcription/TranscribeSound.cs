using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Transcription;

/// <summary>Writes down what is said in a medium; it is ready without that.</summary>
internal static class TranscribeSound
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Source">Tag of the file.</param>
    public sealed record Message(string Id, string Source);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(TranscribeSound), StorageNames.TranscribeSound, RunAsync);

    public static Task RunAsync(Message message, Transcripts transcripts, CancellationToken cancellationToken) => transcripts.WriteAsync(message.Id, message.Source, cancellationToken);
}
