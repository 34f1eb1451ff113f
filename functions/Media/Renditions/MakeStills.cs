using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Renditions;

/// <summary>Makes of a film what stands still: its poster, and what a player shows of the place that somebody points at.</summary>
internal static class MakeStills
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Source">Tag of the file.</param>
    public sealed record Message(string Id, string Source);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(MakeStills), StorageNames.MakeStills, RunAsync);

    public static Task RunAsync(Message message, StepRunner runner, CancellationToken cancellationToken)
        => runner.RunAsync(message.Id, message.Source, nameof(MakeStills), input => StillsMaker.MakeAsync(input, cancellationToken), cancellationToken);
}
