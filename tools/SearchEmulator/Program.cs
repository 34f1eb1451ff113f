using System.Globalization;
using System.Net.Sockets;
using Escouade.SearchEmulator;
using Escouade.SearchEmulator.Texts;
using Microsoft.AspNetCore.Connections;

// French, unless the machine speaks English.
CultureInfo.CurrentUICulture = new CultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en-CA" : "fr-CA");

var parsed = EmulatorCommand.Make(RunAsync).Parse(args);
foreach (var error in parsed.Errors)
    await Console.Error.WriteLineAsync(error.Message);
return parsed.Errors.Count > 0 ? 1 : await parsed.InvokeAsync();

static async Task<int> RunAsync(EmulatorOptions options, CancellationToken cancellation)
{
    try
    {
        await using (var app = Emulator.Build(options))
        {
            await app.StartAsync(cancellation);
            Console.WriteLine($"ready {app.Urls.First()}");
            await app.WaitForShutdownAsync(cancellation);
        }

        Console.WriteLine(options.DataFolder is { } folder ? OptionTexts.Stopped(folder) : OptionTexts.Forgotten);
        return 0;
    }
    catch (Exception problem) when (problem is SetupException or IOException or UnauthorizedAccessException or SocketException)
    {
        await Console.Error.WriteLineAsync(problem switch
        {
            SetupException => problem.Message,
            IOException { InnerException: AddressInUseException } => OptionTexts.PortTaken(options.Port),
            SocketException => OptionTexts.PortRefused(options.Port, problem.Message),
            _ => OptionTexts.FolderRefused(options.DataFolder ?? AppContext.BaseDirectory, problem.Message),
        });
        return 1;
    }
}
