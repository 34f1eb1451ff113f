using System.Globalization;
using Escouade.Platform.Http;
using Escouade.Platform.Texts;

namespace Escouade.Mail.Templates;

/// <summary>The words of mails in one of their two languages; who reads them is not who asks for them.</summary>
internal sealed class MailTexts(CultureInfo language)
{
    // In Québec it is one time for everybody, and readers elsewhere are told whose it is.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    private static readonly TextResources Resources = new(typeof(MailTexts));

    public static MailTexts French { get; } = new(Languages.French);

    public static MailTexts English { get; } = new(Languages.English);

    /// <summary>Such as <c>fr-CA</c>.</summary>
    public string Language => language.Name;

    public string EnglishFollows => In(nameof(EnglishFollows));
    public string InvitationAction => In(nameof(InvitationAction));
    public string InvitationIgnore => In(nameof(InvitationIgnore));
    public string NotificationAction => In(nameof(NotificationAction));
    public string NotificationFooter => In(nameof(NotificationFooter));
    public string Organisation => In(nameof(Organisation));
    public string ReviewAction => In(nameof(ReviewAction));
    public string ReviewIgnore => In(nameof(ReviewIgnore));
    public string Tagline => In(nameof(Tagline));
    public string ThanksAction => In(nameof(ThanksAction));
    public string ThanksCorrected => In(nameof(ThanksCorrected));
    public string ThanksDeclined => In(nameof(ThanksDeclined));
    public string ThanksFooter => In(nameof(ThanksFooter));
    public string Unsubscribe => In(nameof(Unsubscribe));

    public string Greeting(string? name) => name is null ? In("GreetingNobody") : In(nameof(Greeting), name);

    public string InvitationSubject(string by) => In(nameof(InvitationSubject), by);

    public string InvitationText(string by) => In(nameof(InvitationText), by);

    public string InvitationUntil(DateTimeOffset until) => In(nameof(InvitationUntil), Instant(until));

    public string ReviewSubject(string by, string title) => In(nameof(ReviewSubject), by, title);

    public string ReviewText(string by, string title) => In(nameof(ReviewText), by, title);

    public string ReviewUntil(DateTimeOffset until) => In(nameof(ReviewUntil), Instant(until));

    public string ThanksSubject(string title) => In(nameof(ThanksSubject), title);

    public string ThanksText(string title) => In(nameof(ThanksText), title);

    public string ThanksNote(string note) => In(nameof(ThanksNote), note);

    public string NotificationInFrench(string title) => In(nameof(NotificationInFrench), title);

    private string Instant(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString(In("InstantFormat"), language);

    private string In(string key, params object[] arguments) => Resources.In(language, key, arguments);
}
