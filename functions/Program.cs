using Escouade.Audience;
using Escouade.Content;
using Escouade.Editorial;
using Escouade.Insight;
using Escouade.Mail;
using Escouade.Media;
using Escouade.People;
using Escouade.People.Members;
using Escouade.Platform;
using Escouade.Platform.Triggers;
using Escouade.Search;

namespace Escouade;

/// <summary>The function app: what the Functions host starts, and what writes the host's manifest.</summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        if (args is ["describe", var folder])
        {
            await DescribeAsync(folder);
            return;
        }
        if (args is ["people", ..])
        {
            await RunPeopleCommandAsync(args[1..]);
            return;
        }
        await using var app = Build(args);
        await app.RunAsync();
    }

    /// <param name="args">Settings as <c>--Section:Key=value</c>, over those of the environment.</param>
    /// <param name="replace">Puts other services in place of the usual ones, or beside them.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = PlatformHost.CreateBuilder(args);
        builder.Services
            .AddPlatform(builder.Configuration)
            .AddContent()
            .AddMedia(builder.Configuration)
            .AddMail(builder.Configuration)
            .AddPeople()
            .AddSearch(builder.Configuration)
            .AddEditorial(builder.Configuration)
            .AddAudience()
            .AddInsight();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UsePlatform();
        app.MapPlatform();
        app.MapContent();
        app.MapMedia();
        app.MapMail();
        app.MapPeople();
        app.MapSearch();
        app.MapEditorial();
        app.MapAudience();
        app.MapInsight();
        return app;
    }

    /// <summary>Reads and changes the registry of people, in the storage that the settings of the environment name.</summary>
    private static async Task RunPeopleCommandAsync(string[] words)
    {
        await using var app = Build([], services => services.AddLogging(logging => logging.ClearProviders()));
        var (said, exitCode) = await app.Services.GetRequiredService<PeopleCommand>().RunAsync(words, CancellationToken.None);
        Console.WriteLine(said);
        Environment.ExitCode = exitCode;
    }

    /// <summary>Writes what is generated from the endpoints and committed: <c>host/*/function.json</c> and <c>openapi.json</c>.</summary>
    private static async Task DescribeAsync(string folder)
    {
        await using var app = Build([], services =>
        {
            services.AddApiDescription();
            services.AddLogging(logging => logging.ClearProviders());
        });
        // The document holds no endpoint before the app has started.
        await app.StartAsync();
        FunctionManifest.WriteTo(Path.Combine(folder, "host"), FunctionManifest.EndpointsOf(app));
        await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), await ApiDescription.WriteAsync(app));
    }
}
