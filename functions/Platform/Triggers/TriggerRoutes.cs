using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Escouade.Platform.Triggers;

/// <summary>Declares the functions that a blob, a queue message or a timer starts.</summary>
/// <remarks>
/// The handler is bound like any endpoint's: its message from the JSON object that the envelope held, the rest from services.
/// It returns <see cref="Task"/>; to fail is to throw, and the host then delivers again.
/// </remarks>
internal static class TriggerRoutes
{
    public static IEndpointConventionBuilder MapBlob(this IEndpointRouteBuilder app, string function, string path, Delegate handler)
        => Map(app, new BlobTrigger(function, path), handler);

    public static IEndpointConventionBuilder MapQueue(this IEndpointRouteBuilder app, string function, string queue, Delegate handler)
        => Map(app, new QueueTrigger(function, queue), handler);

    public static IEndpointConventionBuilder MapTimer(this IEndpointRouteBuilder app, string function, string schedule, Delegate handler)
        => Map(app, new TimerTrigger(function, schedule), handler);

    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder app, TriggerBinding trigger, Delegate handler)
    {
        var options = new RequestDelegateFactoryOptions { ServiceProvider = app.ServiceProvider, ThrowOnBadRequest = true };
        // Compiled at the first event: the app that serves readers never pays for it.
        var bound = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options).RequestDelegate);

        return app.MapPost($"/{trigger.Function}", context => RunAsync(trigger, bound.Value, context))
            .WithName(trigger.Function)
            .WithMetadata(trigger)
            .ExcludeFromDescription()
            // No outside request reaches these paths: the host serves /api only, and posts here itself.
            .AllowAnonymous();
    }

    private static async Task RunAsync(TriggerBinding trigger, RequestDelegate handler, HttpContext context)
    {
        using (var envelope = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))
        {
            var message = TriggerEnvelope.ReadMessage(trigger, envelope.RootElement);
            var body = JsonSerializer.SerializeToUtf8Bytes(message);
            context.Request.Body = new MemoryStream(body);
            context.Request.ContentLength = body.Length;
            context.Request.ContentType = "application/json";
            context.Features.Set<IHttpRequestBodyDetectionFeature>(new HasBody());
        }

        await handler(context);

        context.Response.ContentType = "application/json";
        // An empty body would leave the invocation hanging until the function times out.
        await context.Response.WriteAsync("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", context.RequestAborted);
    }

    private sealed class HasBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
