using Escouade.LocalHost.Host;
using Escouade.LocalHost.Storage;
using Escouade.SearchEmulator;
using Microsoft.AspNetCore.Builder;

namespace Escouade.Bench;

/// <summary>Azurite, the search emulator and, where asked, the Functions host, for one bench.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Azurite azurite;
    private readonly WebApplication search;
    private readonly string folder;

    private Stage(Azurite azurite, WebApplication search, string folder) => (this.azurite, this.search, this.folder) = (azurite, search, folder);

    public string ConnectionString => azurite.ConnectionString;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["AzureWebJobsStorage"] = ConnectionString,
        ["Storage__ConnectionString"] = ConnectionString,
        ["Search__Endpoint"] = search.Urls.Single(),
        ["Search__ApiKey"] = "bench",
        ["Search__TrustLocalCertificate"] = "true",
    };

    /// <param name="onRequest">Gets a line for each request to storage, which makes storage slower.</param>
    public static async Task<Stage> StartAsync(Action<string>? onRequest = null)
    {
        var folder = Directory.CreateTempSubdirectory("escouade-bench-").FullName;
        var azurite = await Azurite.StartAsync(folder, log: onRequest, logsRequests: onRequest is not null);
        var search = Emulator.Build(new EmulatorOptions { Port = 0, DataFolder = null, AdminKey = "bench", QueryKey = "query" });
        await search.StartAsync();
        return new(azurite, search, folder);
    }

    public Task<FunctionsHost> StartHostAsync() => FunctionsHost.StartAsync(new HostOptions([Published.Api, Published.Worker]) { Settings = Settings });

    public async ValueTask DisposeAsync()
    {
        await search.DisposeAsync();
        await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
