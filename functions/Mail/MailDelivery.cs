using Escouade.Mail.Addresses;
using Escouade.Mail.Templates;
using Escouade.Platform.Mail;

namespace Escouade.Mail;

/// <summary>Takes a mail from waiting to sent, at most once, whatever comes twice or crashes in between.</summary>
/// <remarks>
/// It is marked as being sent under its ETag before the server hears of it: of two runs one goes on, and what a crash leaves so marked
/// is uncertain and not sent again by itself. Only what the server surely did not take is tried again.
/// </remarks>
internal sealed class MailDelivery(IMailStore mails, IAddressStore addresses, MailWriter writer, SmtpTransport transport, TimeProvider clock, ILogger<MailDelivery> logger)
{
    /// <summary>As many as the host delivers a message (host.json, maxDequeueCount).</summary>
    public const int MostTries = 5;

    /// <exception cref="MailDelayedException">The server did not take it now, and it is to be delivered again.</exception>
    public async Task SendAsync(string id, CancellationToken cancellationToken)
    {
        if (await mails.FindAsync(id, cancellationToken) is not { } mail)
            return;
        if (mail.AsOf(clock.GetUtcNow()) is { State: MailState.Uncertain } brokenOff && mail.State is MailState.Sending)
            await mails.SaveAsync(brokenOff, cancellationToken);
        if (mail is not { State: MailState.Waiting, Content: { } content })
            return;
        if (await addresses.FindAsync(mail.AddressKey, cancellationToken) is not { } address)
        {
            await mails.SaveAsync(Settled(mail, MailState.Dropped, MailReason.Erased), cancellationToken);
            return;
        }
        if (WhyNot(mail, address) is { } reason)
        {
            await mails.SaveAsync(Settled(mail, MailState.Dropped, reason), cancellationToken);
            return;
        }

        var token = mail.Kind is MailKind.Notification ? await IssueTokenAsync(mail.AddressKey, cancellationToken) : null;
        var marked = await mails.SaveAsync(mail with { State = MailState.Sending, Reason = null, Reply = null, Tries = mail.Tries + 1, ChangedAt = clock.GetUtcNow() }, cancellationToken);
        if (marked is not null)
            await HandOverAsync(marked, content, address.Email, token);
    }

    private async Task HandOverAsync(StoredMail mail, MailContent content, string email, string? token)
    {
        // From here on nothing stops it half-way but the end of the process.
        var (verdict, said) = await WriteAndSendAsync(mail, content, email, token);
        var reply = said?.Replace(email, EmailAddress.Mask(email), StringComparison.OrdinalIgnoreCase);
        var after = verdict switch
        {
            SmtpVerdict.Accepted => Settled(mail, MailState.Sent, reason: null),
            SmtpVerdict.Refused => mail with { State = MailState.Failed, Reason = MailReason.Refused },
            SmtpVerdict.BrokenOff => mail with { State = MailState.Uncertain, Reason = MailReason.BrokenOff },
            _ when mail.Tries < MostTries => mail with { State = MailState.Waiting, Reason = MailReason.NotNow },
            _ => mail with { State = MailState.Failed, Reason = MailReason.NotNow },
        };
        await mails.SaveAsync(after with { Reply = reply, ChangedAt = clock.GetUtcNow() }, CancellationToken.None);
        if (after.State is not MailState.Sent)
            logger.LogWarning("Mail {Id} is {State} after {Tries} tries: {Reply}", mail.Id, after.State, mail.Tries, reply);
        if (after.State is MailState.Waiting)
            throw new MailDelayedException(mail.Id);
    }

    private async Task<SmtpOutcome> WriteAndSendAsync(StoredMail mail, MailContent content, string email, string? token)
    {
        try
        {
            using var message = writer.Write(mail, content, email, token);
            return await transport.SendAsync(message);
        }
        catch (FormatException unwritable)
        {
            // An address that this library takes for none, the sender's first of all: trying again changes nothing.
            return new(SmtpVerdict.Refused, unwritable.Message);
        }
    }

    private static MailReason? WhyNot(StoredMail mail, KnownAddress address) => (mail.Kind, address.Consent) switch
    {
        (MailKind.Personal, _) => null,
        (_, null) => MailReason.NoConsent,
        (_, { WithdrawnAt: not null }) => MailReason.Unsubscribed,
        _ => null,
    };

    private StoredMail Settled(StoredMail mail, MailState state, MailReason? reason)
        => mail with { State = state, Reason = reason, Content = null, Name = null, ChangedAt = clock.GetUtcNow() };

    private async Task<string> IssueTokenAsync(string key, CancellationToken cancellationToken)
    {
        var token = UnsubscribeToken.New();
        await addresses.AddTokenAsync(UnsubscribeToken.HashOf(token)!, key, cancellationToken);
        return token;
    }
}

/// <summary>Fails the run, so that the host delivers the message again.</summary>
internal sealed class MailDelayedException(string id) : Exception($"Mail {id} was not taken now.");
