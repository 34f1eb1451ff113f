namespace Escouade.LocalHost.Host;

/// <summary>Brings one blob event to where its function runs.</summary>
internal interface IBlobDelivery
{
    /// <summary>Waits until there is somebody to deliver to; false when there never will be.</summary>
    Task<bool> IsOpenAsync(CancellationToken cancellationToken);

    /// <summary>Returns once the event needs no further delivery.</summary>
    Task RunAsync(BlobEvent blob, CancellationToken cancellationToken);

    /// <summary>Whether the event was tried as often as allowed.</summary>
    bool IsPoisoned(string name, string tag);
}
