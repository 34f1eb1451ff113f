namespace Escouade.Search.Service;

/// <summary>Where the search service is.</summary>
internal sealed class SearchServiceOptions
{
    public const string Section = "Search";

    public Uri Endpoint { get; set; } = new("https://127.0.0.1:7700");

    /// <summary>For the local emulator only; in the cloud the app's identity signs in.</summary>
    public string? ApiKey { get; set; }

    public string IndexName { get; set; } = "entries";

    /// <summary>Accepts the certificate that a local emulator made itself; only ever for a loopback address.</summary>
    public bool TrustLocalCertificate { get; set; }
}
