using Escouade.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Escouade.Platform.Identity;

/// <summary>Who may call what. An endpoint that states no policy is closed to everybody.</summary>
internal static class Policies
{
    /// <summary>Whoever signed in, whatever they may do.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>People who write: experts, and those who review them.</summary>
    public const string Writers = "writers";

    /// <summary>People who review, publish what others wrote, and invite.</summary>
    public const string Staff = "staff";

    /// <summary>People who say who is what, and whose own word is enough.</summary>
    public const string Administrators = "administrators";

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Writers, policy => policy.RequireRole(Roles.Expert, Roles.Editor, Roles.Administrator))
            .AddPolicy(Staff, policy => policy.RequireRole(Roles.Editor, Roles.Administrator))
            .AddPolicy(Administrators, policy => policy.RequireRole(Roles.Administrator))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(LeadsNowhere).Build());
        return services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefuseWithProblem>();
    }

    /// <summary>An unknown address or method gets its 404 or 405; there is nothing behind it to protect.</summary>
    private static bool LeadsNowhere(AuthorizationHandlerContext context)
        => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;

    /// <summary>What was made for one person is kept by no cache, whatever the use case forgets.</summary>
    public static void UseNoStore(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null)
            context.Response.Headers.CacheControl = "no-store";
        return next(context);
    });

    private sealed class RefuseWithProblem : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
        {
            if (result.Succeeded)
                return next(context);
            var isKnown = context.User.Identity is { IsAuthenticated: true };
            return Problems.Of(isKnown ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized).ExecuteAsync(context);
        }
    }
}
