namespace Escouade.Editorial.Desk.Checks.Links;

internal sealed class LinkCheckOptions
{
    public const string Section = "LinkCheck";

    /// <summary>Hosts that are asked although their address is not public, such as a company's own; none, unless configuration names them.</summary>
    public IReadOnlyList<string> PrivateHosts { get; set; } = [];
}
