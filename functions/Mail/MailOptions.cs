namespace Escouade.Mail;

/// <summary>The SMTP server that takes our mail, and in whose name it goes.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Empty where no server is known: mail then waits, fails after its tries, and staff see it.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Empty where the server asks for no sign-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public string FromAddress { get; set; } = "ne-pas-repondre@escouade.example";

    public string FromName { get; set; } = "L’Escouade numérique";
}

internal enum MailTls
{
    /// <summary>For a server on this machine only.</summary>
    None,

    /// <summary>Begins in the clear and goes on encrypted, or not at all; usually port 587.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte; usually port 465.</summary>
    Implicit,
}
