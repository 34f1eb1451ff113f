using Microsoft.Extensions.Options;

namespace Escouade.Platform.Identity;

/// <summary>Decides who is calling, in this one place.</summary>
/// <remarks>
/// A word on the caller's identity is believed only from whom configuration names. Whatever is absent, malformed or unknown is an
/// anonymous caller and never an error.
/// </remarks>
internal static class Caller
{
    public static void UseCaller(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        Func<HttpRequest, ValueTask<Account?>> readAsync;
        switch (options.Provider)
        {
            case IdentityProvider.Local or IdentityProvider.StaticWebApps:
                readAsync = request => ValueTask.FromResult(FrontDoorHeader.Read(request, options));
                break;
            case IdentityProvider.Oidc:
                var tokens = app.Services.GetRequiredService<BearerToken>();
                readAsync = async request => await tokens.ReadAsync(request);
                break;
            default:
                return;
        }

        var registry = app.Services.GetRequiredService<IPersonRegistry>();
        app.Use(async (context, next) =>
        {
            if (await readAsync(context.Request) is { } account)
                context.User = PersonClaims.Of(account, await registry.FindAsync(account, context.RequestAborted));
            await next(context);
        });
    }

    public static IServiceCollection AddCaller(this IServiceCollection services) => services.AddSingleton<BearerToken>();
}
