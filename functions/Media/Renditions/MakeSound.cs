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

    public static Task RunAsync(Message message, StepRunner runner, CancellationToken cancellationToken)
        => runner.RunAsync(message.Id, message.Source, nameof(MakeSound), input => SoundEncoder.EncodeAsync(input, cancellationToken), cancellationToken);
}
