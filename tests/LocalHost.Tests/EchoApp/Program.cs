using System.Globalization;
using System.Net;
using Escouade.LocalHost.EchoApp;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var settings = builder.Configuration;
if (settings["ECHO_EXIT_AT_START"] is { } exitCode)
    Environment.Exit(int.Parse(exitCode, CultureInfo.InvariantCulture));

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = null;
    kestrel.Listen(IPAddress.Loopback, settings.GetValue<int>("FUNCTIONS_CUSTOMHANDLER_PORT"));
});

var app = builder.Build();
Console.WriteLine($"echo app {settings["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"]} in {Environment.CurrentDirectory}");
Triggers.Map(app, settings["ECHO_RECORDS"] ?? Path.GetTempPath());
Endpoints.Map(app);
app.Run();
