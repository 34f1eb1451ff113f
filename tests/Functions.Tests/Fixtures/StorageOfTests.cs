using Escouade.LocalHost.Storage;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Options;
using Xunit;

namespace Escouade.Fixtures;

/// <summary>An Azurite for the tests of one store.</summary>
public sealed class StorageOfTests : IAsyncLifetime
{
    private Azurite? azurite;

    internal StorageAccounts Accounts { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        azurite = await Azurite.StartAsync(dataFolder: null);
        Accounts = new(Options.Create(new StorageOptions { ConnectionString = azurite.ConnectionString }));
    }

    public async ValueTask DisposeAsync() => await azurite!.DisposeAsync();
}
