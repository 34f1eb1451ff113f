using System.Net;
using System.Net.Sockets;
using Escouade.Content;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Escouade.Editorial.Desk.Checks.Links;

/// <summary>Asks every link of a text whether it answers; what another site decides never blocks a publication.</summary>
internal sealed class LinkChecker : IDisposable
{
    private const int MostLinks = 50;
    private const int AtOnce = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly SitePages pages;
    private readonly Uri site;
    private readonly Lazy<HttpClient> http;
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 5_000 });

    public LinkChecker(SitePages pages, IOptions<SiteOptions> site, PublicConnections connections)
    {
        (this.pages, this.site) = (pages, site.Value.Url);
        http = new(() =>
        {
            var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = connections.ConnectAsync, UseCookies = false, UseProxy = false, MaxAutomaticRedirections = 5, ConnectTimeout = Patience })
            {
                Timeout = Patience,
            };
            client.DefaultRequestHeaders.UserAgent.ParseAdd($"EscouadeLinkCheck/1.0 (+{this.site.GetLeftPart(UriPartial.Authority)})");
            return client;
        });
    }

    /// <returns>What to mend: links that lead nowhere, and those of which nobody knows now.</returns>
    public async Task<IReadOnlyList<Check>> LookAsync(EntryDocument document, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Whole);
        var found = new LinkState[MostLinks];
        var all = LinksIn(document.Body).ToList();
        var links = all.Take(MostLinks).ToList();
        await Parallel.ForEachAsync(links.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (link, _)
            => found[link.Index] = await AskAsync(link.Item, patience.Token));
        cancellationToken.ThrowIfCancellationRequested();

        var checks = new List<Check>();
        if (links.Where((_, at) => found[at] is LinkState.Dead).ToList() is { Count: > 0 } dead)
            checks.Add(new("links.dead", Blocks: false, CheckTexts.LinksDead, dead));
        if (links.Where((_, at) => found[at] is LinkState.Unknown).ToList() is { Count: > 0 } unknown)
            checks.Add(new("links.unknown", Blocks: false, CheckTexts.LinksUnknown, unknown));
        if (all.Count > MostLinks)
            checks.Add(new("links.many", Blocks: false, CheckTexts.LinksMany(MostLinks), all[MostLinks..]));
        return checks;
    }

    public void Dispose()
    {
        known.Dispose();
        if (http.IsValueCreated)
            http.Value.Dispose();
    }

    private static IEnumerable<string> LinksIn(string body)
        => EntryMarkdown.ToUnsafeHtml(body, "fr") is { } html && EntryHtml.Parse(html) is { Body: { } parsed }
            ? parsed.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Trim()).Where(address => address.Length > 0 && !address.StartsWith('#')).Distinct(StringComparer.Ordinal)
            : [];

    private async Task<LinkState> AskAsync(string link, CancellationToken cancellationToken)
    {
        // As a reader's browser would, on the article's page.
        if (!Uri.TryCreate(new(site, "/articles/"), link, out var address) || address.Scheme is not ("http" or "https"))
            // Mail and telephone are for the reader's device to try.
            return Uri.TryCreate(link, UriKind.Absolute, out _) ? LinkState.Alive : LinkState.Dead;
        if (address.Authority == site.Authority)
            return await pages.HasAsync(address.AbsolutePath, cancellationToken) ? LinkState.Alive : LinkState.Dead;
        var key = address.GetLeftPart(UriPartial.Query);
        if (known.TryGetValue(key, out LinkState state))
            return state;
        state = await AskElsewhereAsync(new(key), cancellationToken);
        // What nobody knows now is asked again.
        return state is LinkState.Unknown ? state : known.Set(key, state, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
    }

    private async Task<LinkState> AskElsewhereAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            // Many answer HEAD otherwise than GET: only GET's no is a no.
            var status = await AskAsync(HttpMethod.Head, address, cancellationToken);
            if ((int)status >= 400)
                status = await AskAsync(HttpMethod.Get, address, cancellationToken);
            // Whoever refuses programs may well answer people.
            return status is HttpStatusCode.NotFound or HttpStatusCode.Gone ? LinkState.Dead : (int)status < 400 ? LinkState.Alive : LinkState.Unknown;
        }
        catch (HttpRequestException failed)
        {
            return failed.InnerException is PrivateAddressException or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.ConnectionRefused } ? LinkState.Dead : LinkState.Unknown;
        }
        catch (OperationCanceledException)
        {
            return LinkState.Unknown;
        }
    }

    private async Task<HttpStatusCode> AskAsync(HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        using var answer = await http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.StatusCode;
    }

    private enum LinkState
    {
        /// <summary>It did not answer in time, or not as one that knows.</summary>
        Unknown,
        Alive,
        Dead,
    }
}
