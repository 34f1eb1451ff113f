using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core.Pipeline;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Escouade.SearchEmulator.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningEmulator))]

namespace Escouade.SearchEmulator.Fixtures;

/// <summary>One emulator for all tests, over HTTPS on a free port. Tests keep apart by the names of their indexes.</summary>
public sealed class RunningEmulator : IAsyncLifetime
{
    public const string AdminKey = "test-admin-key";
    public const string QueryKey = "test-query-key";

    private readonly HttpClient http = new(TrustingHandler());
    private WebApplication? app;
    private int names;

    /// <summary>Stands at a fixed instant, so that freshness can be computed.</summary>
    public static DateTimeOffset Now { get; } = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public Uri Endpoint => new(app!.Urls.Single());

    public SearchIndexClient Indexes => new(Endpoint, new AzureKeyCredential(AdminKey), Options());

    public static HttpClientHandler TrustingHandler()
        => new() { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };

    public static SearchClientOptions Options() => new() { Transport = new HttpClientTransport(TrustingHandler()), Retry = { MaxRetries = 0 } };

    public async ValueTask InitializeAsync()
    {
        app = Emulator.Build(new EmulatorOptions { Port = 0, AdminKey = AdminKey, QueryKey = QueryKey, Clock = new FakeTimeProvider(Now) });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app!.DisposeAsync();
    }

    public string NewName() => $"test-{Interlocked.Increment(ref names).ToString(CultureInfo.InvariantCulture)}";

    public SearchClient Documents(string index) => Indexes.GetSearchClient(index);

    public Task<Answer> GetAsync(string path, string? key = AdminKey) => SendAsync(HttpMethod.Get, path, body: null, key);

    public Task<Answer> PostAsync(string path, string body, string? key = AdminKey) => SendAsync(HttpMethod.Post, path, body, key);

    public Task<Answer> PutAsync(string path, string body, params (string Name, string Value)[] headers)
        => SendAsync(HttpMethod.Put, path, body, AdminKey, headers);

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers)
        => SendAsync(HttpMethod.Delete, path, body: null, AdminKey, headers);

    /// <summary>Sends a request as it is; a path without a version gets the one that clients send.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body, string? key, params (string Name, string Value)[] headers)
    {
        if (!path.Contains("api-version", StringComparison.Ordinal))
            path += (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "api-version=2023-11-01";
        using var request = new HttpRequestMessage(method, new Uri(Endpoint, path));
        if (key is not null)
            request.Headers.Add("api-key", key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new Answer(
            (int)response.StatusCode,
            text,
            isJson && text.Length > 0 ? JsonNode.Parse(text) : null,
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }
}
