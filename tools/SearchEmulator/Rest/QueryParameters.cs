namespace Escouade.SearchEmulator.Rest;

/// <summary>Refuses the query parameters that a resource does not know: to pass over one would let a mistake through to the service.</summary>
internal static class QueryParameters
{
    private static readonly string[] OfEveryRequest = ["api-version", "api-key"];

    /// <summary>What the endpoint reads, beside what every request has; without this, it knows nothing more.</summary>
    public static void Knows(this IEndpointConventionBuilder endpoint, params string[] names) => endpoint.WithMetadata(new Known(names));

    /// <summary>The endpoint looks at its parameters itself, or is a page for people.</summary>
    public static void TakesAny(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new Known(null));

    /// <summary>After routing, which tells the endpoint; what has none is refused for another reason.</summary>
    public static void UseQueryParameters(this WebApplication app)
        => app.Use((context, next) =>
        {
            if (context.GetEndpoint() is RouteEndpoint endpoint)
                Check(context.Request.Query.Keys, endpoint.Metadata.GetMetadata<Known>() ?? new Known([]));
            return next(context);
        });

    private static void Check(ICollection<string> given, Known known)
    {
        if (known.Names is null)
            return;
        if (given.FirstOrDefault(name => !Has(OfEveryRequest, name) && !Has(known.Names, name)) is { } unknown)
            throw RequestRefusedException.NotSupported($"The query parameter '{unknown}'");
    }

    // As the collection of parameters itself compares names.
    private static bool Has(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private sealed record Known(string[]? Names);
}
