namespace Escouade.Platform.Identity;

/// <summary>Whose word on the caller's identity the app believes.</summary>
internal sealed class IdentityOptions
{
    public const string Section = "Identity";

    public IdentityProvider Provider { get; set; } = IdentityProvider.None;

    /// <summary>Address of the first administrator, who names the others; empty for none.</summary>
    public string Administrator { get; set; } = "";

    /// <summary>Providers behind the static web app that give, as a person's name, an address that they made sure of.</summary>
    public IReadOnlyList<string> EmailProviders { get; set; } = ["aad", "google"];

    /// <summary>Issuer of the tokens under <see cref="IdentityProvider.Oidc"/>, such as <c>https://login.example.org/tenant/v2.0</c>.</summary>
    public string Authority { get; set; } = "";

    /// <summary>For whom those tokens have to be.</summary>
    public string Audience { get; set; } = "";
}

internal enum IdentityProvider
{
    /// <summary>Nobody's: every caller is anonymous.</summary>
    None,

    /// <summary>The mock sign-in of the local front door.</summary>
    Local,

    /// <summary>The static web app's, where it is the only way in: the platform guards the function app that is linked to it.</summary>
    StaticWebApps,

    /// <summary>The tokens of an authority.</summary>
    Oidc,
}
