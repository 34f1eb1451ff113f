using System.Net;
using Escouade.LocalHost.Texts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Escouade.LocalHost.Host;

/// <summary>Listens for HTTP: the declared routes of every app and nothing else.</summary>
/// <remarks>
/// The public port is what anybody reaches, so it strips the identity headers as the platform's guard does. The second port, which only the
/// front door is told of, lets them through.
/// </remarks>
internal sealed class HttpFront : IAsyncDisposable
{
    private const long LargestBody = 100 * 1024 * 1024;

    private readonly WebApplication server;

    private HttpFront(WebApplication server, Uri address, Uri frontDoorAddress)
    {
        this.server = server;
        Address = address;
        FrontDoorAddress = frontDoorAddress;
    }

    public Uri Address { get; }

    public Uri FrontDoorAddress { get; }

    public static async Task<HttpFront> StartAsync(
        IEnumerable<HostedApp> apps, HandlerProxy proxy, Action<IEndpointRouteBuilder> mapLocal, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // As long as the app takes: a question that is too long is told so in words by the app.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(MarkAsFrontDoor));
        });

        var server = builder.Build();
        server.UseRouting();
        server.Use(AnswerOnlyDeclaredRoutesAsync);
        foreach (var app in apps)
            Map(server, app, proxy);
        mapLocal(server);

        try
        {
            await server.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await server.DisposeAsync();
            throw new SetupException(LocalHostTexts.PortTaken(port, "--host-port"));
        }

        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        return new HttpFront(server, new Uri(addresses[0]), new Uri(addresses[1]));
    }

    public async ValueTask DisposeAsync()
    {
        // The handler is killed without waiting for its requests, and so are they.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    private static void Map(IEndpointRouteBuilder routes, HostedApp app, HandlerProxy proxy)
    {
        foreach (var function in app.Manifest.Functions)
        {
            if (function.Trigger is not HttpTrigger trigger)
                continue;

            var pattern = RoutePatternFactory.Parse($"{app.Manifest.Host.RoutePrefix}/{trigger.Route.TrimStart('/')}".Trim('/'));
            var endpoint = routes.Map(pattern, context => proxy.ForwardAsync(context, app)).WithDisplayName(function.Name);
            endpoint.WithMetadata(new DeclaredRoute());
            if (trigger.Methods.Count > 0)
                endpoint.WithMetadata(new HttpMethodMetadata(trigger.Methods));
        }
    }

    /// <summary>The host knows no 405: a route that is not declared for a method is not there.</summary>
    private static Task AnswerOnlyDeclaredRoutesAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DeclaredRoute>() is not null)
            return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static ConnectionDelegate MarkAsFrontDoor(ConnectionDelegate next)
        => connection =>
        {
            connection.Features.Set(FrontDoorConnection.Instance);
            return next(connection);
        };
}
