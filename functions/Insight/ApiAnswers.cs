using Escouade.Content.Site;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Escouade.Insight;

/// <summary>Describes what every endpoint of a kind answers besides what its use case says: who may call, what a cache gets, how a body is refused.</summary>
internal static class ApiAnswers
{
    private const string FrontDoor = "frontDoor";

    public static void AddSignIn(OpenApiDocument document) => document.AddComponent(FrontDoor, new OpenApiSecurityScheme
    {
        Type = SecuritySchemeType.ApiKey,
        In = ParameterLocation.Cookie,
        Name = "StaticWebAppsAuthCookie",
        Description = "Set by the site's sign-in page at /.auth/login.",
    });

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isRead = HttpMethods.IsGet(context.Description.HttpMethod!);
        var problems = new List<int> { StatusCodes.Status503ServiceUnavailable };
        if (metadata.OfType<IAuthorizeData>().Any())
        {
            problems.AddRange([StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden]);
            operation.Security = [new() { [new(FrontDoor, context.Document)] = [] }];
        }
        if (!isRead && !SameOrigin.IsExempt(metadata))
            (operation.Parameters ??= []).Add(SameOriginHeader());
        if (metadata.OfType<RateLimit>().Any())
            (operation.Responses ??= [])["429"] = TooMany(context.Document);
        if (metadata.OfType<IdempotencyKey>().Any())
        {
            problems.AddRange([StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity]);
            DescribeKey(operation);
        }
        if (operation.RequestBody is not null)
            problems.AddRange([StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType]);

        var responses = operation.Responses ??= [];
        if (metadata.OfType<SnapshotResult.Metadata>().Any())
            responses.TryAdd("304", new OpenApiResponse { Description = "What the caller holds, as named in If-None-Match, is still so." });
        foreach (var status in problems)
            responses.TryAdd($"{status}", Problem(status, context.Document));
        operation.Responses = [];
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
            operation.Responses.Add(status, response);
        return Task.CompletedTask;
    }

    /// <summary>What our problems say beyond RFC 9457.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(ProblemDetails) && context.JsonPropertyInfo is null)
        {
            var properties = schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What to quote to those who run the platform." };
            properties["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong, by field, all at once.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }
        return Task.CompletedTask;
    }

    private static OpenApiParameter SameOriginHeader() => new()
    {
        Name = SameOrigin.Header,
        In = ParameterLocation.Header,
        Required = true,
        Description = "Any value; a page of another site cannot send it.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void DescribeKey(OpenApiOperation operation)
    {
        var parameters = operation.Parameters ??= [];
        if (parameters.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == IdempotencyKey.Header) is not { } header)
            parameters.Add(header = new() { Name = IdempotencyKey.Header, In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        header.Required = true;
        header.Description = "The caller's own name for this creation, 200 characters at most: sent again within a day, the same request gets the same answer.";
    }

    private static OpenApiResponse TooMany(OpenApiDocument? document)
    {
        var response = Problem(StatusCodes.Status429TooManyRequests, document);
        response.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["Retry-After"] = new OpenApiHeader { Description = "In how many seconds the next request gets through.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
        };
        return response;
    }

    private static OpenApiResponse Problem(int status, OpenApiDocument? document) => new()
    {
        Description = ReasonPhrases.GetReasonPhrase(status),
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document) } },
    };
}
