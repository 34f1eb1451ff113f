using System.CommandLine;
using Escouade.SearchEmulator;

var port = new Option<int>("--port") { DefaultValueFactory = _ => 7700 };
var data = new Option<string>("--data") { DefaultValueFactory = _ => Path.Combine(".local", "search") };
var adminKey = new Option<string>("--admin-key") { DefaultValueFactory = _ => "local-admin-key" };
var queryKey = new Option<string>("--query-key") { DefaultValueFactory = _ => "local-query-key" };
var memory = new Option<bool>("--memory");
var certificate = new Option<string?>("--certificate");
var command = new RootCommand { port, data, adminKey, queryKey, memory, certificate };
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
    await using var app = Emulator.Build(options);
    await app.StartAsync(cancellation);
    Console.WriteLine($"ready {app.Urls.First()}");
    await app.WaitForShutdownAsync(cancellation);
});
return await command.Parse(args).InvokeAsync();
