using Escouade.Platform.Triggers;

namespace Escouade.Platform.Storage;

/// <summary>Deletes, once an hour, what is kept only for a time: the windows of rate limits, the answers under idempotency keys.</summary>
internal static class ForgetExpired
{
    public sealed record Message(bool IsPastDue);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(ForgetExpired), "0 20 * * * *", RunAsync);

    public static Task RunAsync(Message message, IExpiringRows rows, CancellationToken cancellationToken) => rows.ForgetAsync(cancellationToken);
}
