using System.Globalization;
using Escouade.Platform.Http;
using Microsoft.Extensions.Options;

namespace Escouade.Platform.Limits;

/// <summary>Refuses with 429 whoever does more than the endpoint's <see cref="RateLimit"/> lets them.</summary>
internal static class RateLimiting
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<RateLimitOptions>(configuration.GetSection(RateLimitOptions.Section))
        .AddSingleton<IRateLimitStore, TableRateLimitStore>()
        .AddSingleton<RateLimiter>();

    /// <param name="app">Knows by now who is calling and what they ask for.</param>
    /// <param name="countsRefused">
    /// Which limits are looked at here: those that count attempts stand before anybody is turned away. The others stand after, so that a page of
    /// another site uses up nobody's permits, and a stranger's request costs no storage.
    /// </param>
    public static void UseRateLimits(this WebApplication app, bool countsRefused)
    {
        // Made for the first who writes: those who only read after a cold start do not wait for storage's client to be loaded.
        var limiter = new Lazy<RateLimiter>(app.Services.GetRequiredService<RateLimiter>);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>();
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<RateLimit>() is { } limit && limit.CountsRefused == countsRefused
                // What a page of another site asks for is refused in any case: it is no attempt of the visitor's.
                && SameOrigin.Allows(context, site.Value.Url)
                && await limiter.Value.CountAsync(limit, context) is { } retryAt)
            {
                var seconds = Math.Max(1, Math.Ceiling((retryAt - clock.GetUtcNow()).TotalSeconds));
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                await Problems.Of(StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
                return;
            }
            await next(context);
        });
    }
}
