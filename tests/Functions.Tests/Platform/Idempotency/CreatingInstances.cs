using System.Collections.Concurrent;
using Escouade.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Escouade.Platform.Idempotency;

/// <summary>Two instances over one storage, with a creation that counts how often it really runs.</summary>
public sealed class CreatingInstances : IAsyncLifetime
{
    public CreatingInstances(Services services)
    {
        App = new(services, []) { Map = Map };
        Beside = new(App);
    }

    public RunningApp App { get; }

    public RunningApp Beside { get; }

    /// <summary>The bodies of all that ran.</summary>
    public ConcurrentQueue<string> Runs { get; private set; } = new();

    /// <summary>What happens on the way; says whether it has answered already.</summary>
    public Func<HttpContext, Task<bool>> During { get; set; } = Usual;

    public static Task<bool> Usual(HttpContext context) => Task.FromResult(false);

    public static async Task<bool> AnsweredAsync(Task writing)
    {
        await writing;
        return true;
    }

    public void Reset() => (Runs, During) = (new(), Usual);

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        await Beside.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Beside.DisposeAsync();
        await App.DisposeAsync();
    }

    private void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/probe", RunAsync).WithName("Probe").WithIdempotencyKey().AllowAnonymous();
        app.MapPost("/api/probe/{id}/replies", RunAsync).WithName("ProbeReplies").WithIdempotencyKey().AllowAnonymous();
    }

    private async Task RunAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Runs.Enqueue(await reader.ReadToEndAsync(context.RequestAborted));
        var number = Runs.Count;
        if (await During(context))
            return;
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/api/probe/{number}";
        context.Response.Headers.ETag = $"\"tag-{number}\"";
        await context.Response.WriteAsJsonAsync(new Dictionary<string, string> { ["id"] = $"{number} été" }, context.RequestAborted);
    }
}
