using Escouade.Media.Transcription;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Renditions;

/// <summary>Makes of a medium what people listen to.</summary>
internal static class MakeSound
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Source">Tag of the file.</param>
    public sealed record Message(string Id, string Source);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(MakeSound), StorageNames.MakeSound, RunAsync);

    public static async Task RunAsync(Message message, StepRunner runner, Transcripts transcripts, CancellationToken cancellationToken)
    {
        await runner.RunAsync(message.Id, message.Source, nameof(MakeSound), input => SoundEncoder.EncodeAsync(input, cancellationToken), cancellationToken);
        await transcripts.AskAsync(message.Id, cancellationToken);
    }
}
