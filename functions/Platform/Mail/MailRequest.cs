namespace Escouade.Platform.Mail;

/// <summary>A mail that somebody wants sent.</summary>
/// <param name="Id">Chosen by whoever asks, and the same whenever they ask for the same, such as <c>invitation 7f3a</c>; only its hash is stored.</param>
/// <param name="To">Address of the one person who gets it.</param>
/// <param name="Name">How to call them; null where nobody knows.</param>
internal sealed record MailRequest(string Id, string To, string? Name, MailContent Content)
{
    /// <summary>Of all texts together; a row of a table holds 32,000.</summary>
    public const int MostCharacters = 20_000;
}
