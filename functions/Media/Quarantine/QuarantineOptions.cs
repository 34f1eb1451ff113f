namespace Escouade.Media.Quarantine;

/// <summary>How a file that was sent is looked at.</summary>
internal sealed class QuarantineOptions
{
    public const string Section = "Quarantine";

    /// <summary>Whether nothing is made of a file before the storage's scanner found it clean; where the account has none, every file would wait for ever.</summary>
    public bool AwaitsScan { get; set; }
}
