namespace Escouade.LocalHost.Running;

/// <summary>Where a person finds what runs.</summary>
internal static class Addresses
{
    public static IReadOnlyList<(string What, string Address)> Of(RunOptions options)
    {
        var addresses = new List<(string, string)>();
        if (options.HasWeb)
            addresses.AddRange([(RunTexts.Site, $"http://localhost:{options.FrontPort}"), (RunTexts.SignIn, $"http://localhost:{options.FrontPort}/connexion.html")]);
        addresses.AddRange(
        [
            (RunTexts.Api, $"http://localhost:{options.HostPort}/api/entries"),
            (RunTexts.Docs, $"http://localhost:{(options.HasWeb ? options.FrontPort : options.HostPort)}/api/docs"),
            (RunTexts.Mail, $"http://localhost:{options.MailPort}"),
            (RunTexts.Search, $"https://localhost:{options.SearchPort}"),
            (RunTexts.Storage, options.Storage.BlobAddress),
        ]);
        return addresses;
    }

    /// <summary>However a person types the site's address.</summary>
    public static IReadOnlyList<string> OriginsOfSite(RunOptions options) => [$"http://localhost:{options.FrontPort}", $"http://127.0.0.1:{options.FrontPort}"];
}
