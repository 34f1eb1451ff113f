using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Uploads;

/// <summary>Looks at a file that arrived before anything is made of it.</summary>
internal static class ReceiveUpload
{
    /// <param name="Id">Of the medium: the folder of its file.</param>
    public sealed record Message(string Id, string Name);

    public static void Map(IEndpointRouteBuilder app) => app.MapBlob(nameof(ReceiveUpload), StorageNames.Uploads + "/{id}/{name}", RunAsync);

    public static Task RunAsync(Message message, Quarantine.Quarantine quarantine, CancellationToken cancellationToken) => quarantine.LookAsync(message.Id, Quarantine.Quarantine.MostLooks, cancellationToken);
}
