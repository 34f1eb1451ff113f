using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Conventions;
using Xunit;

namespace Escouade.Fixtures;

/// <summary>Lets no answer pass that <c>openapi.json</c> does not promise: status and media type of every request that any test makes.</summary>
internal sealed class DescribedAnswers() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private static readonly Lazy<List<(Regex Path, JsonElement Operations)>> Paths = new(() =>
        [.. from path in JsonElement.Parse(File.ReadAllText(Repository.PathTo("functions", "openapi.json"))).GetProperty("paths").EnumerateObject()
            orderby path.Name.Count(character => character == '{')
            select (new Regex($"^{Regex.Replace(path.Name, @"\{\w+\}", "[^/]+")}$"), path.Value)]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var method = request.Method == HttpMethod.Head ? "get" : request.Method.Method.ToLowerInvariant();
        var path = Paths.Value.Find(path => path.Path.IsMatch(request.RequestUri!.AbsolutePath));
        if (path.Path is null || !path.Operations.TryGetProperty(method, out var operation))
            return answer;

        var status = $"{(int)answer.StatusCode}";
        Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var response), $"{request.Method} {request.RequestUri} answers {status}, which openapi.json does not promise.");
        if (answer.Content.Headers.ContentType?.MediaType is { } type && response.TryGetProperty("content", out var content))
            Assert.True(content.TryGetProperty(type, out _), $"{request.Method} {request.RequestUri} answers {status} as {type}, which openapi.json does not promise.");
        return answer;
    }
}
