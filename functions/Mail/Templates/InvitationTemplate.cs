using Escouade.Platform.Mail;

namespace Escouade.Mail.Templates;

/// <summary>Asks somebody to become an expert.</summary>
internal static class InvitationTemplate
{
    public static MailSection Write(MailContent.Invitation invitation, string? name, MailTexts texts)
    {
        var by = PlainLine.Of(invitation.InvitedBy);
        return new(
            texts.Language,
            texts.InvitationSubject(by),
            texts.Greeting(name),
            [texts.InvitationText(by), texts.InvitationUntil(invitation.Until)],
            texts.InvitationAction,
            [texts.InvitationIgnore],
            texts.Organisation,
            texts.Tagline,
            Unsubscribe: null);
    }
}
