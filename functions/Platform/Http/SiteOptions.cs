namespace Escouade.Platform.Http;

/// <summary>Where readers find the site.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Origin of the public site, such as <c>https://escouade.quebec</c>.</summary>
    public Uri Url { get; set; } = new("http://localhost:4280");
}
