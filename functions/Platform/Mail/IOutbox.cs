namespace Escouade.Platform.Mail;

/// <summary>Where any feature asks for a mail.</summary>
internal interface IOutbox
{
    /// <summary>Stores the mail and has it sent soon, at most once for each <see cref="MailRequest.Id"/>.</summary>
    /// <remarks>
    /// Asking again with the same id changes nothing, whatever the second request says: a use case that is run again asks again.
    /// A notification reaches only an address that agreed to it, see <see cref="IConsents"/>, when it is about to be sent.
    /// </remarks>
    /// <exception cref="ArgumentException">The address is none, a link leads to no web page, or the texts are longer than <see cref="MailRequest.MostCharacters"/>.</exception>
    Task AskAsync(MailRequest request, CancellationToken cancellationToken);
}
