using Escouade.Mail.Addresses;
using Escouade.Platform.Http;
using Escouade.Platform.Mail;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Escouade.Mail.Templates;

/// <summary>Makes a mail of what somebody asked for: French, English below, as plain text and as HTML.</summary>
internal sealed class MailWriter(IOptions<MailOptions> options, IOptions<SiteOptions> site)
{
    /// <param name="mail">What was asked for.</param>
    /// <param name="content">Its content, which it still has.</param>
    /// <param name="email">To whom it goes.</param>
    /// <param name="token">By which they unsubscribe; null for a mail that is no notification.</param>
    public MimeMessage Write(StoredMail mail, MailContent content, string email, string? token)
    {
        var name = mail.Name is { } given && PlainLine.Of(given) is { Length: > 0 } line ? line : null;
        IReadOnlyList<MailSection> sections = content switch
        {
            MailContent.Invitation invitation => [InvitationTemplate.Write(invitation, name, MailTexts.French), InvitationTemplate.Write(invitation, name, MailTexts.English)],
            MailContent.ReviewRequest review => [ReviewRequestTemplate.Write(review, name, MailTexts.French), ReviewRequestTemplate.Write(review, name, MailTexts.English)],
            MailContent.Thanks thanks => [ThanksTemplate.Write(thanks, name, MailTexts.French), ThanksTemplate.Write(thanks, name, MailTexts.English)],
            MailContent.Notification notification => [NotificationTemplate.InFrench(notification, name), NotificationTemplate.InEnglish(notification, name)],
            _ => throw new InvalidOperationException($"{content.GetType().Name} has no template."),
        };
        var unsubscribe = token is null ? null : new Uri(site.Value.Url, Unsubscribe.Address.Replace("{token}", token, StringComparison.Ordinal));

        var from = new MailboxAddress(options.Value.FromName, options.Value.FromAddress);
        var message = new MimeMessage
        {
            Subject = sections[0].Title,
            // The same whenever it is sent: who gets it twice after all is shown it once.
            MessageId = $"{mail.Id}@{from.Domain}",
            Date = mail.AskedAt,
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = PlainLayout.Write(sections, MailTexts.French.EnglishFollows, content.Link, unsubscribe) },
                new TextPart(TextFormat.Html) { Text = HtmlLayout.Write(sections, MailTexts.French.EnglishFollows, content.Link, unsubscribe) },
            },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(name, email));
        message.Body.Headers.Add(HeaderId.ContentLanguage, string.Join(", ", sections.Select(section => section.Language)));
        // RFC 3834: no holiday message answers it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (unsubscribe is not null)
        {
            // RFC 8058. The provider's DKIM signature has to cover both.
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        return message;
    }
}
