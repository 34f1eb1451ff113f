namespace Escouade.SearchEmulator;

/// <summary>How one emulator runs.</summary>
internal sealed record EmulatorOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; } = 7700;

    /// <summary>Folder that keeps indexes, synonym maps and the certificate; null keeps everything in memory.</summary>
    public string? DataFolder { get; init; }

    public string AdminKey { get; init; } = "local-admin-key";

    public string QueryKey { get; init; } = "local-query-key";

    /// <summary>A PFX file without a password to serve HTTPS with; null makes one of its own.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>What time it is, for freshness and ETags.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
