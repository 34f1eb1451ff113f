using Escouade.SearchEmulator;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Escouade.Fixtures;

/// <summary>The search emulator, once for all tests; each app has an index of its own there.</summary>
public sealed class Services : IAsyncLifetime
{
    public const string Administrator = "admin@escouade.example";
    private const string AdminKey = "test-admin-key";

    private WebApplication? search;
    private int apps;

    public ValueTask InitializeAsync() => StartAsync(port: 0);

    /// <summary>Stops the emulator, and starts one that remembers nothing at the same address when <paramref name="while"/> has ended.</summary>
    public async Task RestartAsync(Func<Task> @while)
    {
        var port = new Uri(search!.Urls.Single()).Port;
        await search.DisposeAsync();
        await @while();
        await StartAsync(port);
    }

    public async ValueTask DisposeAsync() => await search!.DisposeAsync();

    private async ValueTask StartAsync(int port)
    {
        search = Emulator.Build(new EmulatorOptions { Port = port, DataFolder = null, AdminKey = AdminKey, QueryKey = "test-query-key" });
        await search.StartAsync();
    }

    /// <summary>What <c>local.settings.json</c> says, for one app.</summary>
    public IEnumerable<string> Settings(string storage) =>
    [
        $"--Storage:ConnectionString={storage}",
        $"--Search:Endpoint={search!.Urls.Single()}",
        $"--Search:ApiKey={AdminKey}",
        $"--Search:IndexName=entries-{Interlocked.Increment(ref apps)}",
        "--Search:TrustLocalCertificate=true",
        "--Site:Url=http://localhost:4280",
        "--Identity:Provider=Local",
        $"--Identity:Administrator={Administrator}",
        // Tests write more in a minute than anybody does by hand, and all from one machine.
        "--RateLimits:WritesPerPerson=8000",
        "--RateLimits:WritesPerNetwork=8000",
        "--RateLimits:InvitationsPerPerson=8000",
        "--RateLimits:InvitationsPerNetwork=8000",
        "--RateLimits:SignInsPerPerson=8000",
        "--RateLimits:SignInsPerNetwork=8000",
        "--RateLimits:ErrorReportsPerPerson=8000",
        "--RateLimits:ErrorReportsPerNetwork=8000",
    ];
}
