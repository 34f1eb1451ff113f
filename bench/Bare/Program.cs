using System.Globalization;
using System.Net;

// The limit: Kestrel and nothing else, giving the bytes and headers that the function app gave for each path.
// Arguments: port, folder of answers (NAME.body and NAME.headers, where NAME is the path and query with "/" as "_").
var (port, folder) = (int.Parse(args[0], CultureInfo.InvariantCulture), args[1]);
var answers = Directory.GetFiles(folder, "*.headers").ToDictionary(
    file => Path.GetFileNameWithoutExtension(file).Replace('_', '/'),
    file => (Headers: File.ReadAllLines(file).Select(line => line.Split(": ", 2)).ToArray(), Body: File.ReadAllBytes(Path.ChangeExtension(file, ".body"))));

var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Listen(IPAddress.Loopback, port);
});
var app = builder.Build();
app.Run(context =>
{
    var response = context.Response;
    if (!answers.TryGetValue(context.Request.Path.Value + context.Request.QueryString.Value, out var answer))
    {
        response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
    foreach (var header in answer.Headers)
        response.Headers[header[0]] = header[1];
    if (context.Request.Headers.IfNoneMatch.Count > 0)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
    response.ContentLength = answer.Body.Length;
    return response.Body.WriteAsync(answer.Body, context.RequestAborted).AsTask();
});
await app.RunAsync();
