using System.Text.Json.Serialization;

namespace Escouade.Platform.Mail;

/// <summary>What a mail is about; its template makes the words of it.</summary>
/// <remarks>Texts are plain and may come from anybody: templates encode them.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Invitation), "invitation")]
[JsonDerivedType(typeof(Notification), "notification")]
internal abstract record MailContent
{
    /// <summary>The page that the mail's button leads to; http or https.</summary>
    public required Uri Link { get; init; }

    /// <summary>Asks somebody to become an expert: they get it whether or not they agreed to notifications.</summary>
    /// <param name="InvitedBy">Name of the person who invites.</param>
    /// <param name="Until">When the link ends.</param>
    internal sealed record Invitation(string InvitedBy, DateTimeOffset Until) : MailContent;

    /// <summary>Tells somebody of what happened, if they agreed to be told; it can be unsubscribed from in one click.</summary>
    /// <param name="Title">One line: the subject.</param>
    /// <param name="Text">Lines are paragraphs.</param>
    internal sealed record Notification(Bilingual Title, Bilingual Text) : MailContent;
}

/// <param name="English">Null where there is only French.</param>
internal sealed record Bilingual(string French, string? English = null);
