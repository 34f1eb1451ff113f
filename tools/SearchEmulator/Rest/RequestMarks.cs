using System.Globalization;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Adds the headers that every answer of the service carries.</summary>
internal static class RequestMarks
{
    public static void UseRequestMarks(this WebApplication app, TimeProvider clock)
        => app.Use((context, next) =>
        {
            var started = clock.GetTimestamp();
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers["request-id"] = Guid.NewGuid().ToString();
                headers["elapsed-time"] = ((long)clock.GetElapsedTime(started).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
                if (context.Request.Headers.TryGetValue("x-ms-client-request-id", out var id))
                {
                    headers["x-ms-client-request-id"] = id;
                    headers["client-request-id"] = id;
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
}
