using System.Text;
using System.Xml;
using Escouade.Content.Experts;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content.Themes;
using Escouade.Platform.Http;
using Microsoft.Extensions.Options;

namespace Escouade.Content.Feeds;

/// <summary>Gives search engines every page of the site.</summary>
internal static class GetSitemap
{
    // https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file.
    private const int Most = 49_000;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/sitemap.xml", Reads.Methods, HandleAsync)
            .WithName(nameof(GetSitemap))
            .WithSummary("Gives search engines every page of the site.")
            .WithTags("feeds")
            .Produces<string>(contentType: "application/xml")
            .AllowAnonymous();

    private static async Task<SnapshotResult> HandleAsync(SiteReader site, IEntryLists lists, IExpertStore experts, IOptions<SiteOptions> options)
        => new((await site.ReadAsync("sitemap.xml", async _ => await BuildAsync(lists, experts, options.Value.Url.GetLeftPart(UriPartial.Authority))))!);

    private static async Task<Snapshot> BuildAsync(IEntryLists lists, IExpertStore experts, string site)
    {
        using var stream = new MemoryStream();
        await using (var writer = XmlWriter.Create(stream, new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            await writer.WriteStartElementAsync(null, "urlset", Namespace);
            await WriteAsync(writer, $"{site}/", null);
            foreach (var theme in ThemeCatalogue.All)
                await WriteAsync(writer, $"{site}/themes/{theme.Slug}", null);
            foreach (var expert in await experts.ListAsync(CancellationToken.None))
                await WriteAsync(writer, $"{site}/experts/{expert.Profile.Slug}", null);
            await foreach (var (_, item) in lists.ReadAsync(ListKey.All, after: null, Most, CancellationToken.None))
                await WriteAsync(writer, $"{site}/articles/{item.Card.Slug}", item.UpdatedAt);
            await writer.WriteEndElementAsync();
        }
        return Snapshot.Of(stream.ToArray(), "application/xml; charset=utf-8");
    }

    private static async Task WriteAsync(XmlWriter writer, string address, DateTimeOffset? changed)
    {
        await writer.WriteStartElementAsync(null, "url", Namespace);
        await writer.WriteElementStringAsync(null, "loc", Namespace, address);
        if (changed is { } at)
            await writer.WriteElementStringAsync(null, "lastmod", Namespace, $"{at:yyyy-MM-ddTHH:mm:ssZ}");
        await writer.WriteEndElementAsync();
    }
}
