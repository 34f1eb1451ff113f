namespace Escouade.Platform.Http;

internal static class ProblemMetadata
{
    /// <summary>States with which problems the use case itself answers; those of sign-in and of reading a body are known from elsewhere.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.ProducesProblem(status);
        return endpoint;
    }
}
