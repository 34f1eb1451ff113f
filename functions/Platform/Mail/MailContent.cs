using System.Text.Json.Serialization;
using Escouade.Platform.Http;
using Escouade.Platform.Texts;

namespace Escouade.Platform.Mail;

/// <summary>What a mail is about; its template makes the words of it.</summary>
/// <remarks>Texts are plain and may come from anybody: templates encode them.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Invitation), "invitation")]
[JsonDerivedType(typeof(Notification), "notification")]
[JsonDerivedType(typeof(ReviewRequest), "reviewRequest")]
[JsonDerivedType(typeof(Thanks), "thanks")]
internal abstract record MailContent
{
    /// <summary>The page that the mail's button leads to; http or https.</summary>
    public required Uri Link { get; init; }

    /// <summary>Asks somebody to become an expert: they get it whether or not they agreed to notifications.</summary>
    /// <param name="InvitedBy">Name of the person who invites.</param>
    /// <param name="Until">When the link ends.</param>
    internal sealed record Invitation(string InvitedBy, DateTimeOffset Until) : MailContent;

    /// <summary>Asks somebody without an account to read a text before it is published.</summary>
    /// <param name="AskedBy">Name of the person who asks.</param>
    /// <param name="Title">Of the text.</param>
    /// <param name="Until">When the link ends.</param>
    internal sealed record ReviewRequest(string AskedBy, string Title, DateTimeOffset Until) : MailContent;

    /// <summary>Thanks a reader who reported an error, once: they left their address for that.</summary>
    /// <param name="Title">Of the text.</param>
    /// <param name="IsCorrected">Whether it was corrected.</param>
    /// <param name="Note">What the experts have to say; null for nothing.</param>
    internal sealed record Thanks(string Title, bool IsCorrected, string? Note) : MailContent;

    /// <summary>Tells somebody of what happened, if they agreed to be told; it can be unsubscribed from in one click.</summary>
    /// <param name="Title">One line: the subject.</param>
    /// <param name="Text">Lines are paragraphs.</param>
    internal sealed record Notification(Bilingual Title, Bilingual Text) : MailContent;
}

/// <param name="English">Null where there is only French.</param>
internal sealed record Bilingual(string French, string? English = null)
{
    /// <summary>One text of a feature's resources: who reads it is not who asks for it.</summary>
    public static Bilingual Of(TextResources texts, string key, params object[] arguments) => new(texts.In(Languages.French, key, arguments), texts.In(Languages.English, key, arguments));
}
