using Escouade.Platform.Mail;

namespace Escouade.Mail.Templates;

/// <summary>Asks somebody without an account to read a text before it is published.</summary>
internal static class ReviewRequestTemplate
{
    public static MailSection Write(MailContent.ReviewRequest review, string? name, MailTexts texts)
    {
        var (by, title) = (PlainLine.Of(review.AskedBy), PlainLine.Of(review.Title));
        return new(
            texts.Language,
            texts.ReviewSubject(by, title),
            texts.Greeting(name),
            [texts.ReviewText(by, title), texts.ReviewUntil(review.Until)],
            texts.ReviewAction,
            [texts.ReviewIgnore],
            texts.Organisation,
            texts.Tagline,
            Unsubscribe: null);
    }
}
