namespace Escouade.Platform.Limits;

/// <summary>How much one person and one network may do; what nobody does by hand, and no more.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    public bool IsEnabled { get; set; } = true;

    /// <summary>A minute.</summary>
    public int WritesPerPerson { get; set; } = 60;
    public int WritesPerNetwork { get; set; } = 300;

    /// <summary>An hour.</summary>
    public int InvitationsPerPerson { get; set; } = 20;
    public int InvitationsPerNetwork { get; set; } = 100;

    /// <summary>An hour.</summary>
    public int ErrorReportsPerPerson { get; set; } = 10;
    public int ErrorReportsPerNetwork { get; set; } = 30;

    /// <summary>A minute.</summary>
    public int SignInsPerPerson { get; set; } = 30;
    public int SignInsPerNetwork { get; set; } = 150;

    /// <summary>
    /// How many proxies that nobody can go round write <see cref="AddressHeader"/>: the caller's address is that many from its right end,
    /// and what stands before it is anybody's word. With 0 the header is not believed and the connection's own address counts.
    /// </summary>
    public int TrustedProxies { get; set; }

    /// <summary>Where those proxies write the address that they were called from.</summary>
    public string AddressHeader { get; set; } = "X-Forwarded-For";
}
