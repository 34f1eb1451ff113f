namespace Escouade.LocalHost.Running;

/// <summary>The whole platform, started once for the tests that look at it, which also keeps them from running side by side.</summary>
[CollectionDefinition(Collection)]
public sealed class RunningPlatform : IAsyncLifetime, ICollectionFixture<RunningPlatform>
{
    public const string Collection = "Running";

    internal LocalRun Run { get; } = new();

    public async ValueTask InitializeAsync() => await Run.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Run.DisposeAsync();
}
