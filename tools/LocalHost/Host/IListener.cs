namespace Escouade.LocalHost.Host;

/// <summary>Watches what triggers one function and runs it.</summary>
internal interface IListener
{
    /// <summary>Runs until cancelled, or until the app is given up.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Looks at the source anew: false when something waits to be delivered or is being worked on.</summary>
    Task<bool> IsDrainedAsync(CancellationToken cancellationToken);
}
