using System.Net.Security;
using Azure;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Microsoft.Extensions.Options;

namespace Escouade.Search;

/// <summary>The clients of the search service, made when first asked for.</summary>
internal sealed class SearchClients(IOptions<SearchServiceOptions> options) : IDisposable
{
    private readonly Lazy<HttpClient?> trusting = new(() => Trusting(options.Value));

    public SearchIndexClient Indexes => field ??= options.Value.ApiKey is { } key
        ? new(options.Value.Endpoint, new AzureKeyCredential(key), Transport())
        : new(options.Value.Endpoint, new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), Transport());

    public SearchClient Entries => field ??= Indexes.GetSearchClient(options.Value.IndexName);

    public void Dispose()
    {
        if (trusting.IsValueCreated)
            trusting.Value?.Dispose();
    }

    private SearchClientOptions Transport()
    {
        var clientOptions = new SearchClientOptions { Retry = { MaxRetries = 2, NetworkTimeout = TimeSpan.FromSeconds(10) } };
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
