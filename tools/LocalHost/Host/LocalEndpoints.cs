namespace Escouade.LocalHost.Host;

/// <summary>What only this host answers, for the commands of this tool: it reads, and changes nothing.</summary>
internal static class LocalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, IReadOnlyList<HostedApp> apps)
    {
        routes.MapGet("/admin/local/drops/{**name}", (HttpContext context, string name) => FindDropAsync(context, apps, name))
            .WithMetadata(new DeclaredRoute());
        routes.MapGet("/admin/local/apps", (HttpContext context) => ListAppsAsync(context, apps))
            .WithMetadata(new DeclaredRoute());
    }

    /// <summary>What became of the version <c>etag</c> of a blob in <c>container</c> (<c>inbox</c> unless told).</summary>
    private static async Task FindDropAsync(HttpContext context, IReadOnlyList<HostedApp> apps, string name)
    {
        var container = context.Request.Query["container"].ToString() is { Length: > 0 } named ? named : "inbox";
        var listener = apps.SelectMany(app => app.Listeners).OfType<BlobListener>().FirstOrDefault(blobs => blobs.Container == container);
        if (listener is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsJsonAsync(
            new Dictionary<string, string> { ["state"] = listener.StateOf(name, context.Request.Query["etag"].ToString()).ToString() });
    }

    private static Task ListAppsAsync(HttpContext context, IReadOnlyList<HostedApp> apps)
        => context.Response.WriteAsJsonAsync(apps.ToDictionary(app => app.Manifest.Name, app => app.Process.Address is not null));
}
