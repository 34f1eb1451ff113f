using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Quarantine;

/// <summary>Looks once more at what was sent for a medium: a scanner had not said anything yet, or nobody was told that it came.</summary>
internal static class InspectUpload
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Looks">How many more there are to be while the scanner says nothing.</param>
    public sealed record Message(string Id, int Looks);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(InspectUpload), StorageNames.InspectUpload, RunAsync);

    public static Task RunAsync(Message message, Quarantine quarantine, CancellationToken cancellationToken) => quarantine.LookAsync(message.Id, message.Looks, cancellationToken);
}
