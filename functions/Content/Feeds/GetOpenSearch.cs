using System.Text;
using System.Xml.Linq;
using Escouade.Content.Site;
using Escouade.Platform.Http;
using Microsoft.Extensions.Options;

namespace Escouade.Content.Feeds;

/// <summary>Lets a browser offer the site's search in its address bar.</summary>
internal static class GetOpenSearch
{
    // https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
    private static readonly XNamespace OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/opensearch.xml", Reads.Methods, HandleAsync)
            .WithName(nameof(GetOpenSearch))
            .WithSummary("Describes the site's search to browsers.")
            .WithTags("feeds")
            .Produces<string>(contentType: "application/opensearchdescription+xml")
            .AllowAnonymous();

    private static async Task<SnapshotResult> HandleAsync(SiteReader site, IOptions<SiteOptions> options)
        => new((await site.ReadAsync("opensearch.xml", _ => Task.FromResult<Snapshot?>(Build(options.Value.Url.GetLeftPart(UriPartial.Authority)))))!);

    private static Snapshot Build(string site)
    {
        var document = new XElement(OpenSearch + "OpenSearchDescription",
            new XElement(OpenSearch + "ShortName", FeedTexts.SearchName),
            new XElement(OpenSearch + "Description", FeedTexts.SearchDescription),
            new XElement(OpenSearch + "InputEncoding", "UTF-8"),
            new XElement(OpenSearch + "Language", "fr-CA"),
            Url("text/html", $"{site}/recherche?q={{searchTerms}}"),
            Url("application/opensearchdescription+xml", $"{site}/api/opensearch.xml"));
        return Snapshot.Of(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}"), "application/opensearchdescription+xml; charset=utf-8");
    }

    private static XElement Url(string type, string template)
        => new(OpenSearch + "Url", new XAttribute("type", type), new XAttribute("template", template),
            type == "application/opensearchdescription+xml" ? new XAttribute("rel", "self") : null);
}
