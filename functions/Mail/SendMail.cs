using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Mail;

/// <summary>Sends a mail that was asked for.</summary>
internal static class SendMail
{
    /// <param name="Id">See <see cref="StoredMail.IdOf"/>; the message holds nothing of a person.</param>
    public sealed record Message(string Id);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(SendMail), StorageNames.SendMail, RunAsync);

    public static Task RunAsync(Message message, MailDelivery delivery, CancellationToken cancellationToken)
        => delivery.SendAsync(message.Id, cancellationToken);

    public static Task AskAsync(IWorkQueue queue, string id, CancellationToken cancellationToken)
        => queue.SendAsync(StorageNames.SendMail, new Message(id), MailJson.Default.SendMailMessage, cancellationToken: cancellationToken);
}
