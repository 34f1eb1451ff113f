using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Escouade.Insight;

/// <summary>Writes the API's description from its endpoints.</summary>
/// <remarks>When somebody changed them, not when the app starts: what is served is what was committed, see <see cref="GetOpenApi"/>.</remarks>
internal static class ApiDescription
{
    private const string Name = "v1";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // Use cases name their answers alike: the name of the use case tells them apart.
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name && type.Type.DeclaringType is { } useCase
            ? $"{useCase.Name}{name}"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddOperationTransformer(ApiAnswers.DescribeAsync);
        options.AddSchemaTransformer(ApiAnswers.DescribeAsync);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Escouade", Version = "1", Description = "What L'Escouade numérique publishes, and how it gets there." };
            ApiAnswers.AddSignIn(document);
            // The address depends on who asks; the paths do not.
            document.Servers = [];
            // HEAD answers as GET does; told once, each operation has an id of its own.
            foreach (var path in document.Paths.Values)
                path.Operations?.Remove(HttpMethod.Head);
            return Task.CompletedTask;
        });
    });

    /// <param name="app">Started, and built with <see cref="AddApiDescription"/>.</param>
    public static async Task<string> WriteAsync(WebApplication app)
    {
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n";
    }
}
