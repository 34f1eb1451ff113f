using System.Net;
using Escouade.SearchEmulator.Pages;
using Escouade.SearchEmulator.Rest;
using Escouade.SearchEmulator.Storage;

namespace Escouade.SearchEmulator;

/// <summary>Builds the emulator, for its own program and for test fixtures.</summary>
internal static class Emulator
{
    // What is over the service's limit is still read up to here, so that the client gets the refusal.
    private const long LargestRead = 64L << 20;

    /// <summary>The address is in <see cref="WebApplication.Urls"/> once the application has started.</summary>
    public static WebApplication Build(EmulatorOptions options)
    {
        // The folder of the program is small; a large content root would be watched whole.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options.Clock);
        builder.Services.AddSingleton(_ => new SearchService(options.DataFolder, options.Clock));
        // Why it cannot start is said by the program, in a sentence.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddSimpleConsole();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRead;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.UseHttps(LocalCertificate.Open(options, TimeProvider.System)));
        });

        var app = builder.Build();
        // What was kept is read before the first request, so that a damaged folder stops the start.
        app.Services.GetRequiredService<SearchService>();
        app.UseRequestMarks(TimeProvider.System);
        app.UseErrorAnswers();
        app.UseResourcePaths();
        app.UseCrossOrigin();
        app.UseRequestChecks(options);
        app.UseRouting();
        app.UseQueryParameters();
        app.MapPages();
        app.MapIndexes();
        app.MapSynonymMaps();
        app.MapDocuments();
        app.MapSearch();
        app.MapSuggestions();
        return app;
    }
}
