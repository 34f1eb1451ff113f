namespace Escouade.Platform.Identity;

/// <summary>Whose word on the caller's identity the app believes.</summary>
internal sealed class IdentityOptions
{
    public const string Section = "Identity";

    public IdentityProvider Provider { get; set; } = IdentityProvider.None;

    /// <summary>The person who is administrator under <see cref="IdentityProvider.Local"/>, as the mock sign-in names them.</summary>
    public string Administrator { get; set; } = "";
}

internal enum IdentityProvider
{
    /// <summary>Nobody's: every caller is anonymous.</summary>
    None,

    /// <summary>The mock sign-in of the local front door.</summary>
    Local,
}
