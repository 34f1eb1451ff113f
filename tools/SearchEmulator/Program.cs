using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Escouade.SearchEmulator;
using Escouade.SearchEmulator.Texts;

// French, unless the machine speaks English.
CultureInfo.CurrentUICulture = new CultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en-CA" : "fr-CA");

var port = new Option<int>("--port") { Description = OptionTexts.Port, DefaultValueFactory = _ => 7700 };
var data = new Option<string>("--data") { Description = OptionTexts.Data, DefaultValueFactory = _ => Path.Combine(".local", "search") };
var adminKey = new Option<string>("--admin-key") { Description = OptionTexts.AdminKey, DefaultValueFactory = _ => "local-admin-key" };
var queryKey = new Option<string>("--query-key") { Description = OptionTexts.QueryKey, DefaultValueFactory = _ => "local-query-key" };
var memory = new Option<bool>("--memory") { Description = OptionTexts.Memory };
var certificate = new Option<string?>("--certificate") { Description = OptionTexts.Certificate };
var command = new RootCommand(OptionTexts.Program) { port, data, adminKey, queryKey, memory, certificate };
command.SetAction(async (parsed, cancellation) =>
{
    var options = new EmulatorOptions
    {
        Port = parsed.GetValue(port),
        DataFolder = parsed.GetValue(memory) ? null : Path.GetFullPath(parsed.GetValue(data)!),
        AdminKey = parsed.GetValue(adminKey)!,
        QueryKey = parsed.GetValue(queryKey)!,
        CertificateFile = parsed.GetValue(certificate),
    };
    try
    {
        await using var app = Emulator.Build(options);
        await app.StartAsync(cancellation);
        Console.WriteLine($"ready {app.Urls.First()}");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
    {
        // The port is taken, or the folder or the certificate cannot be used: what to change is in the message.
        await Console.Error.WriteLineAsync(OptionTexts.CannotStart(problem.Message));
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
