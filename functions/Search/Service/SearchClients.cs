using System.Collections.Concurrent;
using System.Net.Security;
using Azure;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Microsoft.Extensions.Options;

namespace Escouade.Search.Service;

/// <summary>The clients of the search service, made when first asked for.</summary>
internal sealed class SearchClients(IOptions<SearchServiceOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, SearchClient> readers = new();
    private readonly Lazy<HttpClient?> trusting = new(() => Trusting(options.Value));

    public SearchIndexClient Indexes => field ??= options.Value.ApiKey is { } key
        ? new(options.Value.Endpoint, new AzureKeyCredential(key), Transport(TimeSpan.FromSeconds(10), retries: 2))
        : new(options.Value.Endpoint, new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), Transport(TimeSpan.FromSeconds(10), retries: 2));

    public SearchClient Index(string name) => Indexes.GetSearchClient(name);

    /// <summary>For readers, who do not wait: there is another way to answer them.</summary>
    public SearchClient IndexForReaders(string name) => readers.GetOrAdd(name, _ => options.Value.ApiKey is { } key
        ? new(options.Value.Endpoint, name, new AzureKeyCredential(key), Transport(TimeSpan.FromSeconds(3), retries: 1))
        : new(options.Value.Endpoint, name, new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), Transport(TimeSpan.FromSeconds(3), retries: 1)));

    public void Dispose()
    {
        if (trusting.IsValueCreated)
            trusting.Value?.Dispose();
    }

    private SearchClientOptions Transport(TimeSpan patience, int retries)
    {
        var clientOptions = new SearchClientOptions { Retry = { MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = patience } };
        if (trusting.Value is { } http)
            clientOptions.Transport = new HttpClientTransport(http);
        return clientOptions;
    }

    private static HttpClient? Trusting(SearchServiceOptions options)
    {
        if (!options.TrustLocalCertificate || !options.Endpoint.IsLoopback)
            return null;
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors)
            => errors is SslPolicyErrors.None || certificate is not null && certificate.Subject == certificate.Issuer;
        return new HttpClient(handler);
    }
}
