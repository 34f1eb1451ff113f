using System.Net;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Idempotency;
using Escouade.Platform.Identity;
using Escouade.Platform.Limits;
using Escouade.Platform.Links;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Escouade.Platform;

/// <summary>The process under the features: settings, server, middleware.</summary>
internal static class PlatformHost
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // An empty builder: no file is watched and none is read, so that the process listens as soon as it can.
        var builder = WebApplication.CreateEmptyBuilder(new() { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        // The host reads standard output as its log.
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel((context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.MostBody;
            // Ten thousand accented letters: what is too long is told so in words, not by a closed door.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            // The front door repeats the address in a header (x-ms-original-url).
            kestrel.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
            // The host's own ASPNETCORE_URLS, which we inherit, is not for us.
            kestrel.Listen(IPAddress.Loopback, context.Configuration.GetValue("FUNCTIONS_CUSTOMHANDLER_PORT", 0));
        });
        return builder;
    }

    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration) => services
        .AddRoutingCore()
        .Configure<StorageOptions>(configuration.GetSection(StorageOptions.Section))
        .Configure<SiteOptions>(configuration.GetSection(SiteOptions.Section))
        .Configure<IdentityOptions>(configuration.GetSection(IdentityOptions.Section))
        .AddSingleton(TimeProvider.System)
        .AddSingleton<StorageAccounts>()
        .AddSingleton<IWorkQueue, StorageWorkQueue>()
        .AddSingleton<IAuditLog, TableAuditLog>()
        .AddSingleton<IPoisonQueues, StoragePoisonQueues>()
        .AddSingleton<IExpiringRows, ExpiringRows>()
        .AddSingleton<IXmlRepository, KeyRingFiles>()
        .AddSingleton<SignedLinks>()
        .AddProblems()
        .AddLanguages()
        .AddCaller()
        .AddPolicies()
        .AddRateLimits(configuration)
        .AddIdempotencyKeys();

    public static void UsePlatform(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseProblems();
        app.UseBodyLimit();
        app.UseCaller();
        app.UseRouting();
        app.UseBodyCharset();
        app.UseRateLimits(countsRefused: true);
        app.UseAuthorization();
        app.UseSameOrigin();
        app.UseRateLimits(countsRefused: false);
        app.UseNoStore();
        app.UseIdempotencyKeys();
    }

    public static void MapPlatform(this IEndpointRouteBuilder app) => ForgetExpired.Map(app);
}
