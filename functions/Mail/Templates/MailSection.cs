namespace Escouade.Mail.Templates;

/// <summary>A mail's words in one language, in the order in which they are read; nothing in them is encoded.</summary>
/// <param name="Language">Such as <c>fr-CA</c>.</param>
/// <param name="Action">What the button says.</param>
/// <param name="AfterAction">Paragraphs below the button.</param>
/// <param name="Unsubscribe">What the link says; null where there is nothing to unsubscribe from.</param>
internal sealed record MailSection(
    string Language, string Title, string Greeting, IReadOnlyList<string> Paragraphs, string Action, IReadOnlyList<string> AfterAction,
    string Organisation, string Tagline, string? Unsubscribe);
