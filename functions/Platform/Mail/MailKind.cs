using System.Text.Json.Serialization;

namespace Escouade.Platform.Mail;

/// <summary>What a mail is, once its content is forgotten.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailKind>))]
internal enum MailKind
{
    /// <summary>Somebody's own business with us: sent without consent, and nothing to unsubscribe from.</summary>
    [JsonStringEnumMemberName("personal")] Personal,

    [JsonStringEnumMemberName("notification")] Notification,
}
