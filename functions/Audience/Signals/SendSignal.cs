using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Escouade.Content.Entries;
using Escouade.Platform.Http;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Escouade.Audience.Signals;

/// <summary>Counts that somebody read, listened to, or found useful what is published. Nothing of the reader is stored but, for two days, a hash of their network beside what they found useful.</summary>
internal static class SendSignal
{
    internal sealed record Request
    {
        /// <summary><c>read</c>, <c>listen</c> or <c>useful</c>.</summary>
        public string? Kind { get; init; }
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/entries/{id}/signals", HandleAsync)
            .WithName(nameof(SendSignal))
            .WithSummary("Counts that somebody read, listened to, or found useful what is published; useful once a day for each network.")
            .WithTags("entries")
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound)
            .WithLimit(RateLimits.Writes)
            .AllowAnonymous();

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string id, Request request, HttpContext context, IEntryStore entries, ISignalStore signals, IOptions<RateLimitOptions> limits, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<Signal>(request.Kind, ignoreCase: true, out var signal) || !Enum.IsDefined(signal) || !request.Kind!.Equals(signal.ToString(), StringComparison.OrdinalIgnoreCase))
            return Problems.Validation("kind", AudienceTexts.SignalUnknown);
        if (id.Length != 26 || !id.All(char.IsAsciiLetterOrDigit) || await entries.FindAsync(id, cancellationToken) is not { IsPublished: true })
            return Problems.Of(StatusCodes.Status404NotFound);
        // A mark whose count a crash lost is one useful vote less; the other order would count it twice.
        if (signal is not Signal.Useful || await signals.TryMarkAsync(KeyOf(CallerNetwork.Of(context, limits.Value), id, clock.GetUtcNow()), cancellationToken))
            await signals.AddAsync(id, signal, cancellationToken);
        return TypedResults.NoContent();
    }

    private static string KeyOf(string network, string entry, DateTimeOffset now)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{network} {entry} {now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")));
}
