using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Renditions;

/// <summary>Brings together what the other steps made of a film: the playlist that a player chooses from, and one file for all others.</summary>
internal static class MakePlaylist
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Source">Tag of the file.</param>
    public sealed record Message(string Id, string Source);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(MakePlaylist), StorageNames.MakePlaylist, RunAsync);

    public static Task RunAsync(Message message, StepRunner runner, FilmPackager packager, CancellationToken cancellationToken)
        => runner.RunAsync(message.Id, message.Source, nameof(MakePlaylist), input => packager.PackAsync(input, cancellationToken), cancellationToken);
}
