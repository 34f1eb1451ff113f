using Escouade.Mail.Addresses;
using Escouade.Platform.Mail;
using Escouade.Platform.Storage;

namespace Escouade.Mail;

/// <summary>Stores what is asked for, then asks for its sending: a message that is lost on the way is sent again by <see cref="RepairMail"/>.</summary>
internal sealed class Outbox(IMailStore mails, IAddressStore addresses, IWorkQueue queue, TimeProvider clock) : IOutbox
{
    public async Task AskAsync(MailRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var key = await addresses.KeepAsync(request.To, cancellationToken);
        var (id, now) = (StoredMail.IdOf(request.Id), clock.GetUtcNow());
        var kind = request.Content is MailContent.Notification ? MailKind.Notification : MailKind.Personal;
        var mail = new StoredMail(
            id, kind, key, request.Name, request.Content, MailState.Waiting, Reason: null, Reply: null, Tries: 0, Rounds: 0, AskedAt: now, ChangedAt: now);
        // Asked for before and still waiting: whoever asked may have crashed before the message went out.
        if (await mails.SaveAsync(mail, cancellationToken) is not null || await mails.FindAsync(id, cancellationToken) is { State: MailState.Waiting })
            await SendMail.AskAsync(queue, id, cancellationToken);
    }

    private static void Check(MailRequest request)
    {
        if (!EmailAddress.IsValid(EmailAddress.Normalise(request.To)))
            throw new ArgumentException("This is no address to send a mail to.", nameof(request));
        if (request.Content.Link is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new ArgumentException("A mail links to a web page, by its whole address.", nameof(request));
        if (TextsOf(request).Sum(text => text?.Length ?? 0) > MailRequest.MostCharacters)
            throw new ArgumentException($"A mail holds at most {MailRequest.MostCharacters} characters.", nameof(request));
    }

    private static IEnumerable<string?> TextsOf(MailRequest request) => request.Content switch
    {
        MailContent.Invitation invitation => [request.Name, invitation.InvitedBy, invitation.Link.OriginalString],
        MailContent.ReviewRequest review => [request.Name, review.AskedBy, review.Title, review.Link.OriginalString],
        MailContent.Thanks thanks => [request.Name, thanks.Title, thanks.Note, thanks.Link.OriginalString],
        MailContent.Notification notification =>
            [request.Name, notification.Title.French, notification.Title.English, notification.Text.French, notification.Text.English, notification.Link.OriginalString],
        _ => throw new ArgumentException("This content has no template.", nameof(request)),
    };
}
