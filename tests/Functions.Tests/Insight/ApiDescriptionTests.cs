using System.Text.Json;
using System.Text.Json.Nodes;
using Escouade.Conventions;
using Escouade.Platform.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Escouade.Insight;

public sealed class ApiDescriptionTests : IAsyncLifetime
{
    private readonly WebApplication app = Program.Build([], services => services.AddApiDescription());
    private readonly HttpClient http = new(new SocketsHttpHandler());

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task What_is_committed_is_what_the_endpoints_say_and_what_is_served()
    {
        var described = await ApiDescription.WriteAsync(app);
        var served = await http.GetStringAsync($"{app.Urls.Single()}/api/openapi.json", TestContext.Current.CancellationToken);
        var committed = await File.ReadAllTextAsync(Repository.PathTo("functions", "openapi.json"), TestContext.Current.CancellationToken);

        // Mend with: dotnet run --project functions -- describe functions
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(described), JsonNode.Parse(committed)), "functions/openapi.json is not what the endpoints say.");
        Assert.Equal(committed, served);
    }

    [Fact]
    public void Every_route_is_described_and_every_description_is_a_route()
    {
        var routes = from endpoint in FunctionManifest.EndpointsOf(app).OfType<RouteEndpoint>()
                     where endpoint.Metadata.GetMetadata<TriggerBinding>() is null
                     where endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true }
                     from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                     where !HttpMethods.IsHead(method)
                     select $"{method} {endpoint.RoutePattern.RawText}";

        Assert.Equal(routes.Order(StringComparer.Ordinal), Operations().Select(operation => operation.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_has_an_id_and_a_summary_of_its_own()
    {
        var operations = Operations();

        Assert.All(operations, operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!));
        Assert.Equal(operations.Count, operations.Select(operation => operation.Value.GetProperty("operationId").GetString()).Distinct().Count());
    }

    private static List<(string Address, JsonElement Value)> Operations()
        => [.. from path in JsonElement.Parse(File.ReadAllText(Repository.PathTo("functions", "openapi.json"))).GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)];
}
