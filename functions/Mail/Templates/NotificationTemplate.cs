using Escouade.Platform.Mail;

namespace Escouade.Mail.Templates;

/// <summary>Tells somebody of what happened.</summary>
internal static class NotificationTemplate
{
    public static MailSection InFrench(MailContent.Notification notification, string? name)
        => Write(PlainLine.Of(notification.Title.French), PlainLine.AllOf(notification.Text.French), name, MailTexts.French);

    /// <summary>Where nobody translated it, it says at least what there is to see.</summary>
    public static MailSection InEnglish(MailContent.Notification notification, string? name)
    {
        var (texts, french) = (MailTexts.English, PlainLine.Of(notification.Title.French));
        return Write(
            notification.Title.English is { } title ? PlainLine.Of(title) : french,
            notification.Text.English is { } text ? PlainLine.AllOf(text) : [texts.NotificationInFrench(french)],
            name,
            texts);
    }

    private static MailSection Write(string title, IReadOnlyList<string> paragraphs, string? name, MailTexts texts) => new(
        texts.Language, title, texts.Greeting(name), paragraphs, texts.NotificationAction, [texts.NotificationFooter], texts.Organisation, texts.Tagline, texts.Unsubscribe);
}
