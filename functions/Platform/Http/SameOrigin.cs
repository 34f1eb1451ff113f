using Escouade.Platform.Texts;
using Escouade.Platform.Triggers;
using Microsoft.Extensions.Options;

namespace Escouade.Platform.Http;

/// <summary>Lets a write through only when the site itself asks for it, against cross-site request forgery.</summary>
/// <remarks>
/// A page elsewhere can neither send the custom header without a preflight, which is not granted, nor forge
/// <c>Sec-Fetch-Site</c> and <c>Origin</c>, which the browser writes. Cross-site forgery borrows the rights of whoever is signed in: an
/// endpoint that gives nobody any, since what it does is proven by the request itself, may say so with <see cref="FromElsewhere"/>.
/// </remarks>
internal static class SameOrigin
{
    public const string Header = "X-Escouade-Request";

    public static void UseSameOrigin(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>();
        app.Use((context, next) => Allows(context, site.Value.Url)
            ? next(context)
            : Problems.Of(StatusCodes.Status403Forbidden, ProblemTexts.NotSameOrigin).ExecuteAsync(context));
    }

    /// <param name="site">Its address.</param>
    /// <param name="context">Knows its endpoint by now.</param>
    public static bool Allows(HttpContext context, Uri site) => IsSafe(context) || ComesFrom(context.Request, site);

    /// <summary>Lets anybody's servers and pages write here, signed in or not; a test holds the list of those who may say so.</summary>
    /// <param name="endpoint">Looks at nothing that says who is calling.</param>
    /// <param name="why">What stands in place of the proof that the site itself asks.</param>
    public static RouteHandlerBuilder FromElsewhere(this RouteHandlerBuilder endpoint, string why) => endpoint.WithMetadata(new Exemption(why));

    public static bool IsExempt(IEnumerable<object> metadata) => metadata.OfType<Exemption>().Any();

    private static bool IsSafe(HttpContext context)
        => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method)
            // The host's own posts carry no browser's word; the outside cannot reach their paths. Unknown paths get their 404.
            || context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<TriggerBinding>() is not null || IsExempt(endpoint.Metadata);

    /// <summary>The custom header, at least one word of the browser, and every such word says so.</summary>
    private static bool ComesFrom(HttpRequest request, Uri site)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return request.Headers[Header].ToString().Length > 0 && (fetchSite.Length > 0 || origin.Length > 0)
            && (fetchSite is "" or "same-origin")
            && (origin.Length == 0 || Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.GetLeftPart(UriPartial.Authority) == site.GetLeftPart(UriPartial.Authority));
    }

    private sealed record Exemption(string Why);
}
