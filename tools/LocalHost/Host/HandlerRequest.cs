using Yarp.ReverseProxy.Forwarder;

namespace Escouade.LocalHost.Host;

/// <summary>Rewrites a request's headers on its way to an app.</summary>
internal sealed class HandlerRequest : HttpTransformer
{
    private const string Principal = "x-ms-client-principal";

    // Where the mock sign-in keeps who is signed in.
    private const string SignedIn = "StaticWebAppsAuthCookie";

    public static HandlerRequest Instance { get; } = new();

    public override async ValueTask TransformRequestAsync(
        HttpContext context, HttpRequestMessage request, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(context, request, destinationPrefix, cancellationToken);

        var headers = request.Headers;
        // Without a value of its own, the host is the address that the request goes to.
        headers.Host = null;
        Set(request, "X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString() ?? "");
        Set(request, "X-Forwarded-Host", context.Request.Host.Value ?? "");
        Set(request, "X-Forwarded-Proto", context.Request.Scheme);

        var invocation = Guid.NewGuid().ToString();
        Set(request, "X-Azure-Functions-InvocationId", invocation);
        Set(request, "x-ms-invocation-id", invocation);

        // The mock front door writes the header over a caller's own only for who is signed in; the real one, for everybody.
        if (context.Features.Get<FrontDoorConnection>() is null || !context.Request.Cookies.ContainsKey(SignedIn))
            RemovePrincipal(context, request);
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private static void RemovePrincipal(HttpContext context, HttpRequestMessage request)
    {
        foreach (var name in context.Request.Headers.Keys)
        {
            if (name.StartsWith(Principal, StringComparison.OrdinalIgnoreCase))
                request.Headers.Remove(name);
        }
    }
}
