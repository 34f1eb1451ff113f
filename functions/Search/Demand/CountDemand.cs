using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Search.Demand;

/// <summary>Adds what found nothing to the demand board.</summary>
internal static class CountDemand
{
    /// <param name="Batch">Tells a message that comes again from a new one.</param>
    public sealed record Message(string Batch, IReadOnlyList<Demand> Demands);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(CountDemand), StorageNames.CountDemand, RunAsync);

    public static Task RunAsync(Message message, IDemandStore store, CancellationToken cancellationToken)
        => store.AddAsync(message.Batch, message.Demands, cancellationToken);
}
