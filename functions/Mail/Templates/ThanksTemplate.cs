using Escouade.Platform.Mail;

namespace Escouade.Mail.Templates;

/// <summary>Thanks a reader who reported an error.</summary>
internal static class ThanksTemplate
{
    public static MailSection Write(MailContent.Thanks thanks, string? name, MailTexts texts)
    {
        var title = PlainLine.Of(thanks.Title);
        return new(
            texts.Language,
            texts.ThanksSubject(title),
            texts.Greeting(name),
            [texts.ThanksText(title), thanks.IsCorrected ? texts.ThanksCorrected : texts.ThanksDeclined, .. thanks.Note is { } note ? new[] { texts.ThanksNote(PlainLine.Of(note)) } : []],
            texts.ThanksAction,
            [texts.ThanksFooter],
            texts.Organisation,
            texts.Tagline,
            Unsubscribe: null);
    }
}
