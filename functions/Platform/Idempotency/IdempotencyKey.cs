namespace Escouade.Platform.Idempotency;

/// <summary>The caller's own name for a creation, so that asking again creates nothing twice; carried by the endpoints that need one.</summary>
/// <param name="IsMissedByUseCase">Whether the use case itself says that it is missing, together with whatever else is wrong.</param>
/// <remarks>As in draft-ietf-httpapi-idempotency-key-header.</remarks>
internal sealed record IdempotencyKey(bool IsMissedByUseCase)
{
    public const string Header = "Idempotency-Key";

    private const int MostCharacters = 200;

    public static bool IsUsable(string? key) => key is { Length: > 0 and <= MostCharacters };
}

internal static class IdempotencyKeyMetadata
{
    /// <summary>
    /// Gives whoever asks again under the same key, for a day, the answer that the first got. The use case has to be idempotent by the key
    /// itself: a crash before the answer was stored lets it run a second time.
    /// </summary>
    public static TBuilder WithIdempotencyKey<TBuilder>(this TBuilder endpoint, bool isMissedByUseCase = false)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(new IdempotencyKey(isMissedByUseCase));
}
